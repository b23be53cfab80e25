"""Which links Telegram takes, and how it writes them."""

import re

PARTS = re.compile(r"(?:(?P<scheme>[A-Za-z][\w+.-]*)://)?(?P<host>[^/?#]*)(?P<rest>.*)", re.DOTALL)


class LinkError(ValueError):
    """The text is Telegram's."""


def checked(url: str) -> str:
    """The link with a scheme, a host in lower case and a path; or LinkError."""
    if re.match(r"tg:(//)?\w", url, re.IGNORECASE):
        return url
    match = PARTS.fullmatch(url.strip())
    scheme = (match["scheme"] or "http").lower() if match else ""
    if match is None or scheme not in ("http", "https", "ton", "tonsite"):
        raise LinkError("Unsupported URL protocol")
    host = match["host"].lower()
    if not host:
        raise LinkError("URL host is empty")
    if "." not in host.strip(".") or re.search(r"[\s\"<>\\^`{|}]", host):
        raise LinkError("Wrong HTTP URL")
    rest = match["rest"]
    return f"{scheme}://{host}{rest if rest.startswith('/') else '/' + rest}"
