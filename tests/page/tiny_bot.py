"""A bot of a few lines: it polls, greets with a keyboard, and edits what was pressed."""

import json
from typing import Any

import aiohttp

Fields = dict[str, Any]

ANSWERS: dict[str, Fields] = {
    "Toast": {"text": "Saved"},
    "Alert": {"text": "Careful", "show_alert": True},
}
GREETING_KEYS = [["Yes", "No"], ["Toast", "Alert"], ["Slow"]]


def keys(rows: list[list[str]]) -> Fields:
    buttons = [[{"text": text, "callback_data": text[:30]} for text in row] for row in rows]
    return {"inline_keyboard": buttons}


class TinyBot:
    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address = address

    async def call(self, method: str, **params: Any) -> Any:
        sent = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
        async with self._session.post(f"{self._address}/{method}", data=sent) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, person: int, text: str, **params: Any) -> Any:
        return await self.call("sendMessage", chat_id=person, text=text, **params)

    async def edit(self, person: int, message_id: int, text: str, markup: Fields) -> Any:
        place = {"chat_id": person, "message_id": message_id}
        return await self.call("editMessageText", text=text, reply_markup=markup, **place)

    async def run(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self._handle(update)

    async def _handle(self, update: Fields) -> None:
        if message := update.get("message"):
            text = f"You wrote: {message.get('text')}"
            await self.say(message["chat"]["id"], text, reply_markup=keys(GREETING_KEYS))
        elif press := update.get("callback_query"):
            await self._pressed(press)

    async def _pressed(self, press: Fields) -> None:
        if press["data"] in ANSWERS:
            await self._answer(press, **ANSWERS[press["data"]])
        elif press["data"] != "Slow":
            message = press["message"]
            place = message["chat"]["id"], message["message_id"]
            await self.edit(*place, f"You pressed {press['data']}", keys([["Back", "Next"]]))
            await self._answer(press)

    async def _answer(self, press: dict[str, Any], **shown: Any) -> None:
        await self.call("answerCallbackQuery", callback_query_id=press["id"], **shown)
