"""The body of a request: form, multipart, JSON or the query of the address."""

from aiohttp import web
from aiohttp.web_request import FileField

from simulator.call import Upload
from simulator.errors import ApiError, bad_request
from simulator.shapes import JSON


async def read(request: web.Request) -> tuple[JSON, dict[str, Upload]]:
    """Parameters and files, as they came."""
    params: JSON = dict(request.query)
    if request.content_type == "application/json":
        return params | await _json(request), {}
    files: dict[str, Upload] = {}
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    for name, value in form.items():
        if isinstance(value, FileField):
            files[name] = Upload(value.filename, value.file.read())
        elif isinstance(value, str):
            params[name] = value
        else:
            params[name] = value.decode("utf-8", "replace")
    return params, files


async def _json(request: web.Request) -> JSON:
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected")
    return {name: value for name, value in body.items() if value is not None}
