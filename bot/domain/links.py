"""Links: their form, and which hosts may be called official."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from bot.domain.library import Library, Problem

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Hosts:
    """`official`: endings (".gov") and whole names of hosts where a government publishes itself;
    `plain_http`: hosts whose pages may be linked without TLS, and why."""

    official: tuple[str, ...] = ()
    plain_http: Mapping[str, str] | None = None

    def is_official(self, host: str) -> bool:
        return any(
            host.endswith(one) if one.startswith(".") else host == one for one in self.official
        )


def link_problems(library: Library, hosts: Hosts) -> Iterator[Problem]:
    """Links that are badly formed, open to eavesdroppers, or called official without being it."""
    for source in library.sources.values():
        for what in _link_problems(source.url, hosts):
            yield Problem("sources.toml", source.id, what)
        host = urlsplit(source.url).hostname or ""
        if source.official and not hosts.is_official(host):
            what = f"is called official, but {host!r} is not in hosts.toml"
            yield Problem("sources.toml", source.id, what)
    for help in library.help.values():
        for what in _link_problems(help.url, hosts) if help.url else ():
            yield Problem("help.toml", help.id, what)


def _link_problems(url: str, hosts: Hosts) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        yield f"the link {url!r} is badly formed: {error}"
        return
    if re.search(r"[\s<>\"{}|\\^`]", url):
        yield f"the link {url!r} has a sign that no link has"
    if not _HOST.fullmatch(parts.hostname or "") or parts.username or port is not None:
        yield f"the link {url!r} has no plain host name"
    yield from _scheme_problems(parts, hosts)


def _scheme_problems(parts: SplitResult, hosts: Hosts) -> Iterator[str]:
    if parts.scheme not in ("http", "https"):
        yield f"the link begins with {parts.scheme!r}, not with https"
    if parts.scheme == "http" and parts.hostname not in (hosts.plain_http or {}):
        yield f"the link to {parts.hostname!r} is not https, and hosts.toml gives no reason"
