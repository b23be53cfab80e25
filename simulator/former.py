"""Names that parameters had before; Telegram still takes them, and frameworks still send them."""

from typing import Any

from simulator.shapes import JSON


def renamed(raw: JSON, known: JSON) -> JSON:
    """The request with the names of today; where both are given, today's wins."""
    params = dict(raw)
    if "link_preview_options" in known and "disable_web_page_preview" in params:
        disabled = _yes(params.pop("disable_web_page_preview"))
        params.setdefault("link_preview_options", {"is_disabled": disabled})
    if "reply_parameters" in known and "reply_to_message_id" in params:
        reply = {
            "message_id": params.pop("reply_to_message_id"),
            "allow_sending_without_reply": _yes(params.pop("allow_sending_without_reply", False)),
        }
        params.setdefault("reply_parameters", reply)
    return params


def _yes(value: Any) -> bool:
    return str(value).lower() in ("true", "yes", "1")
