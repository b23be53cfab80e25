"""From what a bot sends (text, parse_mode, entities) to what people see."""

from typing import Any

from simulator.errors import bad_request
from simulator.html_entities import MarkupError, parse_html
from simulator.markdown_entities import parse_markdown
from simulator.shapes import JSON
from simulator.text import cleaned, units, with_found

TEXT_MOST, CAPTION_MOST = 4096, 1024


def formatted(text: str, parse_mode: Any, entities: Any) -> tuple[str, list[JSON]]:
    """Text and entities after parsing, cleaning and finding; refuses wrong markup."""
    parsed, given = _parsed(text, str(parse_mode or "").lower(), list(entities or []))
    clean, kept = cleaned(parsed, given)
    plain = [{k: v for k, v in e.items() if not k.startswith("_")} for e in kept]
    return clean, with_found(clean, plain)


def _parsed(text: str, mode: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    if mode in ("", "none"):
        return text, [_inside(entity, units(text)) for entity in entities]
    try:
        if mode == "html":
            return parse_html(text)
        if mode == "markdownv2":
            return parse_markdown(text)
        if mode == "markdown":
            raise NotImplementedError(f"parse_mode {mode}")
    except MarkupError as wrong:
        raise bad_request(f"can't parse entities: {wrong}") from None
    raise bad_request("unsupported parse_mode")


def _inside(entity: JSON, end: int) -> JSON:
    start, stop = entity["offset"], entity["offset"] + entity["length"]
    if stop > end:
        raise bad_request(
            f"entity beginning at UTF-16 offset {start} "
            f"ends after the end of the text at UTF-16 offset {stop}"
        )
    return entity


def text_content(params: JSON) -> JSON:
    text, entities = formatted(
        str(params.get("text", "")), params.get("parse_mode"), params.get("entities")
    )
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT_MOST:
        raise bad_request("message is too long")
    preview = params.get("link_preview_options")
    return (
        {"text": text}
        | ({"entities": entities} if entities else {})
        | ({"link_preview_options": preview} if preview else {})
    )


def caption_content(params: JSON) -> JSON:
    caption, entities = formatted(
        str(params.get("caption", "")), params.get("parse_mode"), params.get("caption_entities")
    )
    if units(caption) > CAPTION_MOST:
        raise bad_request("message caption is too long")
    if not caption:
        return {}
    above = params.get("show_caption_above_media")
    return (
        {"caption": caption}
        | ({"caption_entities": entities} if entities else {})
        | ({"show_caption_above_media": True} if above else {})
    )
