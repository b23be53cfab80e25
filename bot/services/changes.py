"""Notices when a fact or an outcome says something else than before, and drafts an alert for the
followers of what depends on it. Two people decide whether it is sent."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from bot.clock import day_of
from bot.domain.flows import OutcomeId
from bot.domain.standing import Change, Standing
from bot.services.desk import PROGRAM
from bot.services.ports import Clock, Moderators

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NewDraft:
    """In English; the other languages are left to moderators."""

    html: str
    source: str
    outcomes: frozenset[OutcomeId]


DraftOf: TypeAlias = Callable[[Change], NewDraft | None]
"""None where nobody can follow what depends on the change."""


class Standings(Protocol):
    async def learn(self, now: Standing, author: int, draft_of: DraftOf, *, complete: bool) -> int:
        """Keep what is said now, and draft an alert for each change since; how many. The first
        time nothing is a change. `complete`: what is not there any more was taken out."""


class Content(Protocol):
    """The content as it stands on a day, in English words."""

    @property
    def complete(self) -> bool:
        """Whether all of it could be read."""

    def standing(self, day: date) -> Standing: ...
    def draft(self, day: date, change: Change) -> NewDraft | None: ...


class Changes:
    def __init__(
        self, standings: Standings, moderators: Moderators, content: Content, clock: Clock
    ) -> None:
        self._standings, self._moderators = standings, moderators
        self._content, self._clock = content, clock
        self._looked: date | None = None

    async def look(self) -> None:
        """At the start, and once on each new day: periods begin and end by themselves."""
        today = day_of(self._clock())
        if today == self._looked:
            return
        drafted = await self._standings.learn(
            self._content.standing(today),
            await self._moderators.number_of(PROGRAM),
            lambda change: self._content.draft(today, change),
            complete=self._content.complete,
        )
        self._looked = today
        if drafted:
            log.info("%d changes wait at the desk as drafts.", drafted)
