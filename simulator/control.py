"""/sim: the control API makes people type and press, and makes things go wrong."""

import asyncio
import base64
import binascii
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, fields
from typing import Any

from aiohttp import web

from simulator import acts, membership, views
from simulator.cast import chat_from, person_from
from simulator.errors import ControlError
from simulator.faults import Fault
from simulator.shapes import JSON
from simulator.state.world import World

Deed = Callable[[JSON], Awaitable[JSON]]


class Control:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            *(web.post(f"/sim/{name}", _posted(deed)) for name, deed in self._deeds().items()),
            web.get("/sim/people", self.people),
            web.get("/sim/clock", self.clock),
            web.get("/sim/chats/{chat_id}", self.chat),
            web.get("/sim/callback/{id}", self.callback),
            web.get("/sim/inline/{id}", self.inline),
            web.get("/sim/requests", self.requests),
            web.get("/sim/breaches", self.breaches),
            web.delete("/sim/breaches", self.forget_breaches),
            web.delete("/sim/fault", self.forget_faults),
        ]

    def _deeds(self) -> dict[str, Deed]:
        return {
            "people": self.add_person,
            "chats": self.add_chat,
            "message": self.say,
            "edit": self.edit,
            "press": self.press,
            "document": self.send_document,
            "photo": self.send_photo,
            "inline": self.ask_inline,
            "block": self.block,
            "unblock": self.unblock,
            "deactivate": self.deactivate,
            "join": self.join,
            "kick": self.kick,
            "migrate": self.migrate,
            "delete": self.delete,
            "fault": self.fault,
            "limits": self.limits,
            "clock": self.move_clock,
        }

    async def add_person(self, body: JSON) -> JSON:
        return {"person": self._world.add_person(person_from(body)).listed()}

    async def add_chat(self, body: JSON) -> JSON:
        return {"chat": self._world.add_chat(chat_from(body)).listed()}

    async def say(self, body: JSON) -> JSON:
        text, reply_to = str(body["text"]), body.get("reply_to")
        stored = acts.say(self._world, body["from"], text, body.get("chat"), reply_to)
        return {"message": stored.body}

    async def edit(self, body: JSON) -> JSON:
        text, chat = str(body["text"]), body.get("chat")
        stored = acts.edit(self._world, body["from"], body["message_id"], text, chat)
        return {"message": stored.body}

    async def press(self, body: JSON) -> JSON:
        press = acts.press(
            self._world,
            body["from"],
            body.get("chat"),
            body["message_id"],
            body.get("row"),
            body.get("column"),
            body.get("data"),
        )
        answer: JSON = {"callback_query_id": press.id}
        if wait := body.get("wait"):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(press.answered.wait(), float(wait))
            answer["answer"] = press.answer
        return answer

    async def send_document(self, body: JSON) -> JSON:
        return self._send_file(body, as_photo=False)

    async def send_photo(self, body: JSON) -> JSON:
        return self._send_file(body, as_photo=True)

    def _send_file(self, body: JSON, as_photo: bool) -> JSON:
        try:
            content = base64.b64decode(body["content_base64"], validate=True)
        except binascii.Error as wrong:
            raise ControlError(f"content_base64: {wrong}") from None
        name, chat = str(body.get("name", "photo.png")), body.get("chat")
        stored = acts.send_file(self._world, body["from"], name, content, chat, as_photo)
        return {"message": stored.body}

    async def ask_inline(self, body: JSON) -> JSON:
        query_id = acts.ask_inline(self._world, body["from"], str(body.get("query", "")))
        return {"inline_query_id": query_id}

    async def block(self, body: JSON) -> JSON:
        membership.set_blocked(self._world, body["person"], True)
        return {}

    async def unblock(self, body: JSON) -> JSON:
        membership.set_blocked(self._world, body["person"], False)
        return {}

    async def deactivate(self, body: JSON) -> JSON:
        membership.deactivate(self._world, body["person"])
        return {}

    async def join(self, body: JSON) -> JSON:
        """Adds the bot; with "person" adds that person instead."""
        chat = self._world.chat(body["chat"])
        if "person" in body:
            membership.person_joins(self._world, chat, self._world.person(body["person"]))
        else:
            membership.bot_joins(self._world, chat, bool(body.get("admin", False)))
        return {"chat": chat.listed()}

    async def kick(self, body: JSON) -> JSON:
        chat = self._world.chat(body["chat"])
        if "person" in body:
            membership.person_leaves(self._world, chat, self._world.person(body["person"]))
        else:
            membership.bot_is_kicked(self._world, chat)
        return {"chat": chat.listed()}

    async def migrate(self, body: JSON) -> JSON:
        chat = self._world.chat(body["chat"])
        return {"chat": membership.migrate(self._world, chat, int(body["to"])).listed()}

    async def delete(self, body: JSON) -> JSON:
        acts.delete(self._world, body["chat"], body["message_id"])
        return {}

    async def fault(self, body: JSON) -> JSON:
        self._world.faults.add(Fault(**_known(body, Fault)))
        return {}

    async def limits(self, body: JSON) -> JSON:
        limits = self._world.rates.limits
        for name, value in _known(body, type(limits)).items():
            setattr(limits, name, value)
        return asdict(limits)

    async def move_clock(self, body: JSON) -> JSON:
        if body.get("freeze"):
            self._world.clock.freeze()
        self._world.clock.advance(float(body.get("advance", 0)))
        return self._time()

    def _time(self) -> JSON:
        return {"now": self._world.clock.now(), "frozen": self._world.clock.frozen}

    async def clock(self, request: web.Request) -> web.Response:
        return web.json_response(self._time())

    async def people(self, request: web.Request) -> web.Response:
        return web.json_response(views.people(self._world))

    async def chat(self, request: web.Request) -> web.Response:
        chat_id = whole(request.match_info["chat_id"]) or 0
        if request.query.get("format") == "text":
            return web.Response(text=views.transcript(self._world, chat_id))
        viewer = whole(request.query.get("as"))
        return web.json_response(views.chat(self._world, chat_id, viewer))

    async def callback(self, request: web.Request) -> web.Response:
        press = self._world.callbacks.get(request.match_info["id"])
        if press is None:
            raise ControlError("there is no such callback query")
        return web.json_response({"answered": press.answer is not None} | (press.answer or {}))

    async def inline(self, request: web.Request) -> web.Response:
        query = self._world.inline_queries.get(request.match_info["id"])
        if query is None:
            raise ControlError("there is no such inline query")
        return web.json_response({"answered": query[1] is not None, "results": query[1] or []})

    async def requests(self, request: web.Request) -> web.Response:
        full = request.query.get("full") == "1"
        return web.json_response({"requests": views.requests(self._world, full)})

    async def breaches(self, request: web.Request) -> web.Response:
        return web.json_response({"breaches": self._world.breaches})

    async def forget_breaches(self, request: web.Request) -> web.Response:
        self._world.breaches.clear()
        return web.json_response({})

    async def forget_faults(self, request: web.Request) -> web.Response:
        self._world.faults.clear()
        return web.json_response({})


def whole(text: str | None) -> int | None:
    try:
        return int(text) if text else None
    except ValueError:
        raise ControlError(f"{text} is not a whole number") from None


def _known(body: JSON, shape: type[Any]) -> JSON:
    names = {field.name for field in fields(shape)}
    if unknown := body.keys() - names:
        raise ControlError(f"unknown: {', '.join(sorted(unknown))}; there is {sorted(names)}")
    return body


def _posted(deed: Deed) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            body = await request.json()
        except json.JSONDecodeError:
            raise ControlError("the body must be a JSON object") from None
        if not isinstance(body, dict):
            raise ControlError("the body must be a JSON object")
        try:
            return web.json_response(await deed(body))
        except KeyError as missing:
            raise ControlError(f"{missing.args[0]} is missing") from None
        except (TypeError, ValueError) as wrong:
            raise ControlError(str(wrong)) from None

    return handle
