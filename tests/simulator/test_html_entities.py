"""Telegram's HTML, right and wrong."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.html_entities import MarkupError, parse_html
from simulator.text import units


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_each_tag_is_one_entity(tag: str, kind: str) -> None:
    assert parse_html(f"a <{tag}>bc</{tag}>") == ("a bc", [entity(kind, 2, 2)])


def test_offsets_count_utf16_units() -> None:
    text, entities = parse_html("😀<b>ж😀</b>")
    assert (text, entities) == ("😀ж😀", [entity("bold", 2, 3)])


def test_nested_entities_come_outermost_first() -> None:
    _, entities = parse_html("<b>one <i>two</i></b>")
    assert entities == [entity("bold", 0, 7), entity("italic", 4, 3)]


def test_of_two_that_begin_together_the_longer_is_first() -> None:
    _, entities = parse_html("<b><i>one</i> two</b>")
    assert entities == [entity("bold", 0, 7), entity("italic", 0, 3)]


def test_a_link_is_written_as_telegram_does() -> None:
    _, entities = parse_html('<a href="HTTPS://Example.ORG?a=1&amp;b=2">law</a>')
    assert entities == [entity("text_link", 0, 3, url="https://example.org/?a=1&b=2")]


def test_a_link_that_is_none_loses_its_entity() -> None:
    assert parse_html('<a href="javascript:alert(1)">x</a>') == ("x", [])


def test_code_with_a_language_is_one_block() -> None:
    source = '<pre><code class="language-python">x</code></pre>'
    assert parse_html(source) == ("x", [entity("pre", 0, 1, language="python")])


def test_a_spoiler_may_be_a_span() -> None:
    assert parse_html('<span class="tg-spoiler">x</span>')[1] == [entity("spoiler", 0, 1)]


def test_a_quote_may_be_expandable() -> None:
    found = parse_html("<blockquote expandable>x</blockquote>")[1]
    assert found == [entity("expandable_blockquote", 0, 1)]


def test_a_custom_emoji_keeps_its_id() -> None:
    found = parse_html('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>')[1]
    assert found == [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")]


def test_references_become_characters() -> None:
    assert (
        parse_html("&lt;&gt;&amp;&quot;&#8364;&#x20AC; &nbsp; &copy")[0] == '<>&"€€ &nbsp; &copy'
    )


def test_an_empty_tag_leaves_no_entity() -> None:
    assert parse_html("a<b></b>") == ("a", [])


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<x>y</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("ж<br>", 'Unsupported start tag "br" at byte offset 2'),
        (
            "<b>x</i>",
            'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        (
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_wrong_markup_is_told_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as wrong:
        parse_html(source)
    assert str(wrong.value) == complaint


@given(st.text(alphabet="ab<>/&;#\"'= жb😀\n", max_size=40))
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except MarkupError:
        return
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= units(text) for e in entities)
