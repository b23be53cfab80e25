"""MarkdownV2, right and wrong."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.html_entities import MarkupError
from simulator.markdown_entities import RESERVED, parse_markdown
from simulator.text import units


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("*", "bold"),
        ("_", "italic"),
        ("__", "underline"),
        ("~", "strikethrough"),
        ("||", "spoiler"),
        ("`", "code"),
        ("```", "pre"),
    ],
)
def test_each_mark_is_one_entity(mark: str, kind: str) -> None:
    assert parse_markdown(f"😀 {mark}bc{mark}") == ("😀 bc", [entity(kind, 3, 2)])


def test_marks_may_be_nested() -> None:
    text, entities = parse_markdown("*one _two_*")
    assert (text, entities) == ("one two", [entity("bold", 0, 7), entity("italic", 4, 3)])


def test_code_takes_everything_as_it_is() -> None:
    assert parse_markdown("`a*b.c`") == ("a*b.c", [entity("code", 0, 5)])


def test_a_block_may_name_its_language() -> None:
    assert parse_markdown("```python\nx```")[1] == [entity("pre", 0, 1, language="python")]


def test_a_link_has_its_address_in_brackets() -> None:
    source = r"[law](https://example.org/a_\(b\))"
    found = entity("text_link", 0, 3, url="https://example.org/a_(b)")
    assert parse_markdown(source) == ("law", [found])


def test_an_emoji_has_its_id_in_the_address() -> None:
    found = parse_markdown("![👍](tg://emoji?id=5368324170671202286)")[1]
    assert found == [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")]


def test_a_quotation_is_not_pretended() -> None:
    with pytest.raises(NotImplementedError):
        parse_markdown("one\n>two")


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("Hello.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("ж *x", "Can't find end of Bold entity at byte offset 3"),
        ("[law](https://example.org", "Can't find end of a URL at byte offset 5"),
        ("![👍](x)", "Invalid custom emoji identifier specified"),
    ],
)
def test_wrong_markdown_is_told_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as wrong:
        parse_markdown(source)
    assert str(wrong.value) == complaint


@given(st.text(alphabet=RESERVED + "aж😀 ", max_size=40))
def test_an_escaped_text_stays_itself(text: str) -> None:
    escaped = "".join(f"\\{c}" if c in RESERVED else c for c in text)
    assert parse_markdown(escaped) == (text, [])


@given(st.text(alphabet=RESERVED + "\\aж😀\n", max_size=40))
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        text, entities = parse_markdown(source)
    except (MarkupError, NotImplementedError):
        return
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= units(text) for e in entities)
