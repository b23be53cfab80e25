"""One message as the simulator keeps it."""

from dataclasses import dataclass

from simulator.shapes import JSON


@dataclass
class Stored:
    """`body` is the `Message` of the Bot API; the rest is what Telegram knows besides."""

    body: JSON
    by_bot: bool
    editable: bool = True
    deleted: bool = False

    @property
    def id(self) -> int:
        return int(self.body["message_id"])

    @property
    def date(self) -> int:
        return int(self.body["date"])

    @property
    def buttons(self) -> list[list[JSON]]:
        """The rows of the inline keyboard."""
        rows: list[list[JSON]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def is_service(self) -> bool:
        return not any(kind in self.body for kind in ("text", "photo", "document"))

    def inaccessible(self) -> JSON:
        return {"chat": self.body["chat"], "message_id": self.id, "date": 0}
