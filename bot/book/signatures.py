"""Who has read an outcome: the state in each language, and what to write to sign."""

from bot.book.markup import Child, Markup, a, el, joined
from bot.book.page import badge, listed, paragraph, section, table
from bot.book.volume import Signature, Volume, language_name
from bot.domain.flows import Flow, Outcome
from bot.telegram.signing import signed_text


def state(signature: Signature) -> Markup:
    if signature.review is not None:
        return badge(f"read by {signature.review.by} on {signature.review.on}", "good")
    if signature.void:
        return badge("void: the text has changed since it was read", "warn")
    return badge("not yet read by a lawyer")


def signature_states(volume: Volume, flow: Flow, outcome: Outcome) -> Markup:
    """One line for the top of the page."""
    signatures = volume.signatures(flow, outcome)
    states: list[Child] = [
        joined(f"{language_name(one.language)}: ", state(one), " ")
        for one in signatures
        if one.review or one.void
    ]
    if not states:
        states = [badge(f"not yet read by a lawyer in any of {len(signatures)} languages"), " "]
    return paragraph(*states, a("#signatures", "Sign"), class_="states")


def signature_section(volume: Volume, flow: Flow, outcome: Outcome) -> Markup:
    rows: list[tuple[Child, ...]] = [
        (language_name(one.language), el("code", one.hash, class_="hash"), _told(one))
        for one in volume.signatures(flow, outcome)
    ]
    return section(
        "Signatures",
        table(("Language", "Hash of the text", "State"), rows),
        _to_sign(volume, flow, outcome),
        id="signatures",
    )


def _told(signature: Signature) -> Child:
    lost = [
        f"{review.by} read {review.hash} on {review.on}; the text is another one today"
        for review in signature.void
    ]
    return joined(state(signature), listed(*lost) if lost else None)


def _to_sign(volume: Volume, flow: Flow, outcome: Outcome) -> Markup:
    texts = [
        el(
            "details",
            el("summary", f"The text under the hash: {language_name(reader.language)}"),
            el("pre", "\n".join(signed_text(reader, flow, outcome))),
        )
        for reader in volume.readers
    ]
    blocks = "\n\n".join(
        f'[[reviews]]\nflow = "{flow.id}"\noutcome = "{outcome.id}"\n'
        f'language = "{one.language}"\nby = ""\non = \nhash = "{one.hash}"'
        for one in volume.signatures(flow, outcome)
    )
    return el(
        "details",
        el("summary", "To sign"),
        paragraph(
            "Add the block of the language that you have read to ",
            el("code", "content/reviews.toml"),
            " with your name and the day. It ends by itself when the text changes.",
        ),
        el("pre", blocks),
        *texts,
        class_="to-sign",
    )
