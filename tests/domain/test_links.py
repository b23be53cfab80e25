"""Links: their form, https, and who may be called official."""

from dataclasses import replace

import pytest

from bot.domain.facts import Source
from bot.domain.links import Hosts, link_problems
from tests.content.folders import good_library

HOSTS = Hosts((".gov", "court.example.org"), {"old.example.org": "The only copy."})


def said(url: str, *, official: bool = False) -> list[str]:
    source = Source("page", "A page", url, "", official)
    library = replace(good_library(), sources={"page": source}, help={})
    return [problem.what for problem in link_problems(library, HOSTS)]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://www.example.gov/a-b/c?x=1&y=%2F#part",
        "http://old.example.org/page",
    ],
)
def test_a_link_of_good_form_passes(url: str) -> None:
    assert said(url) == []


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("http://example.org", "is not https, and hosts.toml gives no reason"),
        ("ftp://example.org/a", "begins with 'ftp', not with https"),
        ("https://localhost/a", "has no plain host name"),
        ("https://user@example.org", "has no plain host name"),
        ("https://example.org:8443/", "has no plain host name"),
        ("https://exa_mple.org/", "has no plain host name"),
        ("https://example.org/a b", "has a sign that no link has"),
        ("https://example.org:port/", "is badly formed"),
        ("https://[example.org/", "is badly formed"),
        ("example.org", "begins with '', not with https"),
    ],
)
def test_a_link_of_bad_form_is_named(url: str, what: str) -> None:
    assert any(what in problem for problem in said(url)), said(url)


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://www.example.gov/", True),
        ("https://court.example.org/", True),
        ("https://example.org/", False),
        ("https://examplegov/", False),
        ("https://example.gov.example.org/", False),
        ("https://my.court.example.org/", False),
    ],
)
def test_only_a_listed_host_is_official(url: str, fits: bool) -> None:
    assert ("in hosts.toml" not in " ".join(said(url, official=True))) is fits


def test_a_helper_needs_no_link_but_a_sound_one() -> None:
    desk = good_library().help["desk"]
    helps = {"a": replace(desk, id="a", url=""), "b": replace(desk, id="b", url="http://x.org")}
    library = replace(good_library(), sources={}, help=helps)
    assert [problem.node for problem in link_problems(library, HOSTS)] == ["b"]
