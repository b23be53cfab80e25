"""Server-sent events and files: the control API's answers that are not JSON."""

import json
from urllib.parse import quote

from aiohttp import web

from simulator.control import whole
from simulator.errors import ControlError
from simulator.events import Event
from simulator.files import SHOWN
from simulator.state.world import World

PING_EVERY = 15.0  # seconds


class Streams:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/sim/events", self.events), web.get("/sim/files/{id}", self.file)]

    async def events(self, request: web.Request) -> web.StreamResponse:
        person = whole(request.query.get("as"))
        events = self._world.events
        seen = whole(request.headers.get("Last-Event-ID"))
        last_id = events.last_id if seen is None else seen
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        await response.write(b": hello\n\n")
        while True:
            for event in events.after(last_id, person):
                await response.write(_written(event))
            last_id = events.last_id
            await events.wait(last_id, PING_EVERY)
            if events.last_id == last_id:
                await response.write(b": ping\n\n")

    async def file(self, request: web.Request) -> web.Response:
        file = self._world.files.get(request.match_info["id"])
        if file is None:
            raise ControlError("there is no such file")
        shown = file.mime in SHOWN
        place = "inline" if shown else "attachment"
        headers = {
            "Content-Type": file.mime if shown else "application/octet-stream",
            "Content-Disposition": f"{place}; filename*=UTF-8''{quote(file.name)}",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.content, headers=headers)


def _written(event: Event) -> bytes:
    return f"id: {event.id}\ndata: {json.dumps(event.data)}\n\n".encode()
