"""Links: their form, and which hosts may be called official."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.domain.library import Library, Problem

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Hosts:
    """`official`: endings (".gov") and whole names of hosts where a government publishes itself;
    `plain_http`: hosts whose pages may be linked without TLS, and why."""

    official: tuple[str, ...] = ()
    plain_http: Mapping[str, str] = field(default_factory=dict)

    def is_official(self, host: str) -> bool:
        return any(
            host.endswith(one) if one.startswith(".") else host == one for one in self.official
        )


def link_problems(library: Library, hosts: Hosts) -> Iterator[Problem]:
    """Links that are badly formed, open to eavesdroppers, or called official without being it."""
    for source in library.sources.values():
        for what in _problems(source.url, hosts, official=source.official):
            yield Problem("sources.toml", source.id, what)
    for help in library.help.values():
        for what in _problems(help.url, hosts, official=False) if help.url else ():
            yield Problem("help.toml", help.id, what)


def _problems(url: str, hosts: Hosts, *, official: bool) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        yield f"the link {url!r} is badly formed: {error}"
        return
    host = parts.hostname or ""
    if re.search(r"[\s<>\"{}|\\^`]", url):
        yield f"the link {url!r} has a sign that no link has"
    if not _HOST.fullmatch(host) or parts.username or port is not None:
        yield f"the link {url!r} has no plain host name"
    if parts.scheme not in ("http", "https"):
        yield f"the link begins with {parts.scheme!r}, not with https"
    if parts.scheme == "http" and host not in hosts.plain_http:
        yield f"the link to {host!r} is not https, and hosts.toml gives no reason"
    if official and not hosts.is_official(host):
        yield f"is called official, but {host!r} is not in hosts.toml"
