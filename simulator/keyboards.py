"""Reply markups: what Telegram refuses, and which kind one is."""

from simulator.errors import bad_request
from simulator.links import LinkError, checked
from simulator.shapes import JSON
from simulator.state.people import CHANNEL, Chat
from simulator.text import units

DATA_MOST = 64  # bytes
COPIED_MOST = 256  # UTF-16 units
BUTTONS_MOST = 100  # of an inline keyboard; more is refused by the server
REQUESTS = {
    "request_contact": "phone number",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "users",
    "request_chat": "chats",
}
ACTIONS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
    "disabled",
)


def inline_markup(markup: JSON | None) -> JSON | None:
    """The inline keyboard as a message shows it, None where there is none."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [[_inline_button(button) for button in row] for row in markup["inline_keyboard"]]
    rows = [row for row in rows if row]
    if sum(map(len, rows)) > BUTTONS_MOST:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _inline_button(button: JSON) -> JSON:
    if not any(button.get(action) not in (None, "") for action in ACTIONS):
        if "switch_inline_query" in button or "switch_inline_query_current_chat" in button:
            return button
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if url := button.get("url"):
        return button | {"url": _button_link(url)}
    if len(button.get("callback_data", "").encode()) > DATA_MOST:
        raise bad_request("BUTTON_DATA_INVALID")
    if units(button.get("copy_text", {}).get("text", "")) > COPIED_MOST:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _button_link(url: str) -> str:
    try:
        return checked(url)
    except LinkError as wrong:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {wrong}") from None


def two_actions(markup: JSON | None) -> list[str]:
    """Buttons that break "exactly one action"; Telegram takes the first and says nothing."""
    rows = (markup or {}).get("inline_keyboard", [])
    return [
        f"reply_markup.inline_keyboard[{r}][{c}]: more than one action"
        for r, row in enumerate(rows)
        for c, button in enumerate(row)
        if sum(action in button for action in ACTIONS) > 1
    ]


def reply_keyboard(markup: JSON | None, chat: Chat) -> JSON | None:
    """The keyboard under the input field; None where the markup shows none."""
    if markup and chat.kind == CHANNEL and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    if not markup or not markup.get("keyboard"):
        return None
    rows = [[_plain_button(button, chat) for button in row] for row in markup["keyboard"]]
    return markup | {"keyboard": rows}


def _plain_button(button: JSON | str, chat: Chat) -> JSON:
    shown = {"text": button} if isinstance(button, str) else button
    if not shown["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    for request, what in REQUESTS.items():
        if request in shown and not chat.is_private:
            raise bad_request(f"{what} can be requested in private chats only")
    return shown
