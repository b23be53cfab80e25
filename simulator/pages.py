"""The chat page's files, and who may talk to it and to the control API."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from simulator.errors import ControlError

FOLDER = Path(__file__).resolve().with_name("page")
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def routes() -> list[web.RouteDef]:
    return [web.get("/", _index), web.get("/page/{path:.+}", _file)]


async def _index(request: web.Request) -> web.StreamResponse:
    return _sent(FOLDER / "index.html")


async def _file(request: web.Request) -> web.StreamResponse:
    return _sent((FOLDER / request.match_info["path"]).resolve())


def _sent(path: Path) -> web.StreamResponse:
    if not path.is_relative_to(FOLDER) or not path.is_file():
        raise web.HTTPNotFound
    headers = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store" if path.suffix == ".html" else "no-cache",
    }
    return web.FileResponse(path, headers=headers)


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """No page of another site may reach this server, by its own name or by a borrowed one."""
    for_bots = request.path.startswith(("/bot", "/file/bot"))
    if not for_bots and not is_local(request.host):
        return web.json_response({"error": "not a loopback address"}, status=403)
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        return web.json_response({"error": "a page of another origin"}, status=403)
    try:
        return await handler(request)
    except ControlError as wrong:
        return web.json_response({"error": str(wrong)}, status=400)


def is_local(host: str) -> bool:
    return urlsplit(f"//{host}").hostname in LOOPBACK
