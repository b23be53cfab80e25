"""Three-valued logic after Kleene: True, False, or None for "not known"."""

from collections.abc import Iterable

Truth = bool | None


def all_of(truths: Iterable[Truth]) -> Truth:
    """False wins over unknown, unknown over True."""
    seen = list(truths)
    if False in seen:
        return False
    return None if None in seen else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """True wins over unknown, unknown over False."""
    seen = list(truths)
    if True in seen:
        return True
    return None if None in seen else False


def negated(truth: Truth) -> Truth:
    return None if truth is None else not truth
