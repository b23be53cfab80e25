"""/bot<token>/<method>: what a bot talks to."""

import logging
import re
from typing import Any

from aiohttp import web

from simulator import bodies
from simulator.call import Call
from simulator.errors import ApiError, BadGatewayError, CutError
from simulator.keyboards import two_actions
from simulator.methods import METHODS
from simulator.schema import Schema
from simulator.shapes import JSON
from simulator.state.world import World

BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n"
UNDONE = {
    "business_connection_id",
    "direct_messages_topic_id",
    "ephemeral_message_parameters",
    "inline_message_id",
    "message_thread_id",
    "suggested_post_parameters",
}
TOKEN_SHAPE = r"[0-9]+:[A-Za-z0-9_-]+"  # noqa: S105 what one looks like
log = logging.getLogger(__name__)
NOT_FOUND = ApiError(404, "Not Found")
UNAUTHORIZED = ApiError(401, "Unauthorized")


class Api:
    def __init__(self, world: World, schema: Schema) -> None:
        self._world = world
        self._schema = schema

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token:[^/]+}/{method}", self.handle),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self.download),
        ]

    async def handle(self, request: web.Request) -> web.Response:
        call = Call(request.match_info["method"], {})
        try:
            self._admit(request.match_info["token"])
            self._name(call)
            raw, call.files = await bodies.read(request)
            answer = web.json_response({"ok": True, "result": await self._answer(call, raw)})
        except ApiError as refusal:
            self._record(call, refusal.description)
            return web.json_response(refusal.envelope(), status=refusal.code)
        except BadGatewayError:
            self._record(call, "502 Bad Gateway")
            return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
        except CutError:
            self._record(call, "connection cut")
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        self._record(call)
        return answer

    async def reply(self, body: JSON) -> None:
        """Run a method that came in the answer of a webhook; nobody is told how it ended."""
        call = Call(str(body["method"]), {})
        try:
            self._name(call)
            await self._answer(call, {k: v for k, v in body.items() if k != "method"})
        except ApiError as refusal:
            self._record(call, refusal.description)
        else:
            self._record(call)

    def _admit(self, token: str) -> None:
        if not re.fullmatch(TOKEN_SHAPE, token):
            raise NOT_FOUND
        if token != self._world.token:
            raise UNAUTHORIZED

    def _name(self, call: Call) -> None:
        """Give the method its own spelling."""
        method = self._schema.method(call.method)
        if method is None:
            call.breaches.append(f"{call.method}: no such method")
            raise ApiError(404, "Not Found: method not found")
        call.method = method

    async def _answer(self, call: Call, raw: JSON) -> Any:
        """Check and run; a fault strikes before the deed or after it."""
        call.params, found = self._schema.check(call.method, raw, set(call.files))
        call.breaches += found.breaches
        fault = self._world.faults.take(call.method, call.get("chat_id"))
        if fault is not None and not fault.after:
            await fault.strike(self._world.clock)
        if found.refusal is not None:
            raise found.refusal
        call.breaches += two_actions(call.get("reply_markup"))
        result = await self._run(call)
        if fault is not None and fault.after:
            await fault.strike(self._world.clock)
        return result

    async def _run(self, call: Call) -> Any:
        handler = METHODS.get(call.method)
        try:
            if handler is None:
                raise NotImplementedError(call.method)
            if undone := UNDONE & call.params.keys():
                raise NotImplementedError(f"{call.method} with {', '.join(sorted(undone))}")
            return await handler(self._world, call)
        except NotImplementedError as missing:
            call.breaches.append(f"{missing}: the simulator does not do this")
            text = f"Not Implemented: the simulator does not do {missing}"
            raise ApiError(501, text) from None
        except (KeyError, TypeError, ValueError, AttributeError) as mistake:
            # a mistake of the simulator: the bot gets an envelope and the tests a breach
            log.exception("%s failed", call.method)
            call.breaches.append(f"{call.method}: the simulator failed: {mistake!r}")
            raise ApiError(500, "Internal Server Error") from None

    def _record(self, call: Call, error: str | None = None) -> None:
        entry = {
            "method": call.method,
            "chat_id": call.get("chat_id"),
            "at": self._world.clock.now(),
            "ok": error is None,
            "error": error,
            "breaches": call.breaches,
            "params": call.params,
        }
        self._world.requests.append(entry)
        self._world.breaches += [
            {"method": call.method, "breach": breach} for breach in call.breaches
        ]

    async def download(self, request: web.Request) -> web.Response:
        try:
            self._admit(request.match_info["token"])
        except ApiError as refusal:
            return web.json_response(refusal.envelope(), status=refusal.code)
        file = self._world.files.at(request.match_info["path"])
        if file is None:
            return web.json_response(NOT_FOUND.envelope(), status=404)
        return web.Response(body=file.content, content_type="application/octet-stream")
