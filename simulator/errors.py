"""What goes wrong, sorted by who is told.

ApiError            the bot, in an envelope of the Bot API
├── 400 bad_request     what was asked cannot be done; do not ask again
├── 403 forbidden       this chat does not take messages from the bot
├── 409 conflict        somebody else is fetching the updates
└── 429 too_many        wait retry_after seconds
BadGatewayError     the bot, with a page of HTML instead of an envelope
CutError            nobody: the connection ends without an answer
ControlError        the developer who asked the control API for something senseless
"""

from simulator.shapes import JSON


class ApiError(Exception):
    def __init__(self, code: int, description: str, parameters: JSON | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> JSON:
        answer: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


class BadGatewayError(Exception):
    """502 with HTML, as from a server in front of Telegram's."""


class CutError(Exception):
    """The connection is cut instead of an answer."""


class ControlError(Exception):
    """A request to the control API that makes no sense; the text is for the developer."""


def bad_request(text: str, **parameters: int) -> ApiError:
    return ApiError(400, f"Bad Request: {text}", dict(parameters))


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    return ApiError(409, f"Conflict: {text}")


def too_many(retry_after: int) -> ApiError:
    text = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, text, {"retry_after": retry_after})
