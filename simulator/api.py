"""/bot<token>/<method>: what a bot talks to."""

import re
from typing import Any

from aiohttp import web

from simulator import bodies
from simulator.call import Call
from simulator.errors import ApiError, forbidden, too_many
from simulator.faults import Fault
from simulator.keyboards import two_actions
from simulator.methods import METHODS
from simulator.schema import Schema
from simulator.shapes import JSON
from simulator.state.world import World

BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n"
NOT_FOUND = ApiError(404, "Not Found")
NO_METHOD = ApiError(404, "Not Found: method not found")
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

    def _admit(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise NOT_FOUND
        if token != self._world.token:
            raise UNAUTHORIZED

    async def handle(self, request: web.Request) -> web.Response:
        call = Call(request.match_info["method"], {})
        try:
            self._admit(request)
            fault = await self._read(request, call)
            if fault is not None and not fault.after:
                return await self._fail(request, call, fault)
            answer: JSON = {"ok": True, "result": await self._run(call)}
            if fault is not None:
                return await self._fail(request, call, fault)
        except ApiError as refusal:
            self._record(call, refusal)
            return web.json_response(refusal.envelope(), status=refusal.code)
        self._record(call)
        return web.json_response(answer)

    async def _read(self, request: web.Request, call: Call) -> Fault | None:
        """Fill the call; the schema's refusal waits until the fault has had its turn."""
        method = self._schema.method(call.method)
        if method is None:
            call.breaches.append(f"{call.method}: no such method")
            raise NO_METHOD
        call.method = method
        raw, call.files = await bodies.read(request)
        call.params, found = self._schema.check(method, raw, set(call.files))
        call.breaches += found.breaches
        fault = self._world.faults.take(method, raw.get("chat_id"))
        if found.refusal is not None and fault is None:
            raise found.refusal
        call.breaches += two_actions(call.get("reply_markup"))
        return fault

    async def _run(self, call: Call) -> Any:
        handler = METHODS.get(call.method)
        if handler is None:
            raise self._not_implemented(call, call.method)
        try:
            return await handler(self._world, call)
        except NotImplementedError as missing:
            raise self._not_implemented(call, str(missing)) from None

    def _not_implemented(self, call: Call, what: str) -> ApiError:
        call.breaches.append(f"{what}: the simulator does not do this")
        return ApiError(501, f"Not Implemented: the simulator does not do {what}")

    async def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.Response:
        self._record(call, fault=fault.kind)
        if fault.kind == "429":
            refusal = too_many(fault.retry_after)
        elif fault.kind == "403":
            refusal = forbidden("bot was blocked by the user")
        elif fault.kind == "5xx":
            return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
        elif fault.kind == "cut":
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        else:
            await self._world.clock.sleep(fault.seconds)
            return await self._late(call)
        return web.json_response(refusal.envelope(), status=refusal.code)

    async def _late(self, call: Call) -> web.Response:
        try:
            return web.json_response({"ok": True, "result": await self._run(call)})
        except ApiError as refusal:
            return web.json_response(refusal.envelope(), status=refusal.code)

    def _record(
        self, call: Call, refusal: ApiError | None = None, fault: str | None = None
    ) -> None:
        entry = {
            "method": call.method,
            "chat_id": call.get("chat_id"),
            "at": self._world.clock.now(),
            "ok": refusal is None and fault is None,
            "error": refusal.description if refusal else None,
            "fault": fault,
            "breaches": call.breaches,
            "params": call.params,
        }
        self._world.requests.append(entry)
        self._world.breaches += [
            {"method": call.method, "breach": breach} for breach in call.breaches
        ]

    async def download(self, request: web.Request) -> web.Response:
        try:
            self._admit(request)
        except ApiError as refusal:
            return web.json_response(refusal.envelope(), status=refusal.code)
        file = self._world.files.at(request.match_info["path"])
        if file is None:
            return web.json_response(NOT_FOUND.envelope(), status=404)
        return web.Response(body=file.content, content_type="application/octet-stream")
