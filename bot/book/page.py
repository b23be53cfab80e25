"""The frame of every page of the book. Addresses are relative: a browser opens it from disk."""

from bot.book.markup import Child, Markup, a, el, joined
from bot.book.volume import Volume


def page(volume: Volume, title: str, depth: int, *body: Child, wide: bool = False) -> str:
    """A whole file. `depth`: how many folders it lies below the index."""
    root = "../" * depth
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{title} · Jol, the reviewer's book"),
        el("link", rel="stylesheet", href=f"{root}assets/book.css"),
        el("script", src=f"{root}assets/book.js", defer=True),
        el("script", src=f"{root}assets/diagram.js", defer=True) if wide else None,
    )
    main = el("main", *body, id="main", class_="wide" if wide else None)
    whole = el(
        "html",
        head,
        el("body", _skip(), _header(root), main, _footer(volume)),
        lang="en",
        data_root=root or "./",
    )
    return f"<!doctype html>\n{whole}\n"


def _skip() -> Markup:
    return a("#main", "Skip to the text", class_="skip")


def _header(root: str) -> Markup:
    search = el(
        "div",
        el(
            "input",
            type="search",
            id="search",
            placeholder="Search every text (press /)",
            aria_label="Search every text",
            aria_controls="found",
            autocomplete="off",
        ),
        el("div", id="found", role="listbox", aria_label="Found", hidden=True),
        class_="search",
    )
    return el(
        "header",
        a(f"{root}index.html", "Jol, the reviewer's book", class_="brand"),
        el(
            "nav",
            a(f"{root}index.html", "Flows"),
            a(f"{root}facts.html", "Facts"),
            a(f"{root}since.html", "Changes"),
        ),
        search,
        class_="top",
    )


def _footer(volume: Volume) -> Markup:
    return el(
        "footer",
        f"The content as of {volume.day}. Amounts and dates stand in it as they are on that day. "
        "This is information, not legal advice.",
    )


def crumbs(*steps: Child) -> Markup:
    return el("p", *_with_marks(steps), class_="crumbs")


def _with_marks(steps: tuple[Child, ...]) -> list[Child]:
    return [part for step in steps for part in (" › ", step)][1:]


def section(title: str, *body: Child, id: str | None = None, note: str = "") -> Markup:
    return el(
        "section",
        el("h2", title),
        el("p", note, class_="note") if note else None,
        *body,
        id=id,
    )


def table(titles: tuple[str, ...], rows: list[tuple[Child, ...]], class_: str = "") -> Markup:
    head = el("tr", *(el("th", title, scope="col") for title in titles))
    lines = [el("tr", *(el("td", cell) for cell in row)) for row in rows]
    whole = el("table", el("thead", head), el("tbody", *lines), class_=class_ or None)
    return el("div", whole, class_="scroll", tabindex=0)


def badge(text: str, kind: str = "") -> Markup:
    return el("span", text, class_=f"badge {kind}".strip())


def listed(*items: Child, class_: str | None = None) -> Markup:
    return el("ul", *(el("li", item) for item in items), class_=class_)


def paragraph(*children: Child, class_: str | None = None) -> Markup:
    return el("p", joined(*children), class_=class_)


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
