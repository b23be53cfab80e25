"""The moderators' desk: who may write, what waits for whom, and when it goes out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.domain import approval
from bot.domain.alerts import Alert, AlertCopy, AlertState, Step, Urgency, next_state
from bot.domain.amendments import AlertKind
from bot.domain.copies import Report
from bot.domain.deliveries import DeliveryState
from bot.domain.progress import Progress
from bot.errors import NotAModeratorError, NotWritingError, UnknownLanguageError, UnknownTopicError
from bot.services.ports import Alerts, Amendments, Clock, Moderators, Writing

PROGRAM = 0
"""No Telegram user has this id: it stands for the program as an author."""


class Desk:
    """`owners` are Telegram user ids; everything else speaks of a moderator by surrogate id."""

    def __init__(
        self,
        alerts: Alerts,
        moderators: Moderators,
        amendments: Amendments,
        *,
        owners: Collection[int],
        topics: Collection[str],
        languages: Collection[str],
        clock: Clock,
        rate: float = 25,
    ) -> None:
        self._alerts = alerts
        self._moderators = moderators
        self._amendments = amendments
        self._owners = frozenset(owners)
        self._topics = topics
        self._languages = tuple(languages)
        self._clock = clock
        self.rate = rate
        """Messages a second, as they are sent."""
        self._known: dict[int, int] = {}

    def admits(self, user_id: int) -> bool:
        return user_id in self._owners

    async def identify(self, user_id: int) -> int:
        if not self.admits(user_id):
            raise NotAModeratorError
        if user_id not in self._known:
            self._known[user_id] = await self._moderators.number_of(user_id)
        return self._known[user_id]

    async def new_draft(
        self, moderator: int, topic: str, urgency: Urgency = Urgency.ROUTINE
    ) -> Alert:
        if topic not in self._topics:
            raise UnknownTopicError(topic)
        return await self._alerts.add(topic, urgency, moderator)

    async def set_urgency(self, alert_id: int, urgency: Urgency) -> Alert:
        return await self._alerts.change(
            alert_id, lambda alert: approval.with_urgency(alert, urgency)
        )

    async def begin_writing(self, moderator: int, alert_id: int, part: str) -> Alert:
        """`part` is a language, the reason in a language, what was wrong in a language, or
        `approval.SOURCE`."""
        alert = await self._alerts.get(alert_id)
        reasons = map(approval.reason_part, self._languages)
        if part not in (*approval.parts(alert, self._languages), *reasons):
            raise UnknownLanguageError(part)
        next_state(alert.state, Step.EDIT)
        await self._moderators.begin_writing(moderator, Writing(alert_id, part))
        return alert

    async def writing(self, moderator: int) -> Writing | None:
        return await self._moderators.writing(moderator)

    async def stop_writing(self, moderator: int) -> None:
        await self._moderators.stop_writing(moderator)

    async def write(self, moderator: int, words: str) -> Alert:
        """Put the words (Telegram HTML, or the address of the source) where they were awaited."""
        writing = await self._moderators.writing(moderator)
        if writing is None:
            raise NotWritingError
        return await self._alerts.change(
            writing.alert_id,
            lambda alert: approval.rewritten(alert, writing.part, words, moderator),
            written_by=moderator,
        )

    async def submit(
        self, alert_id: int, moderator: int | None = None, *, partly: bool = False
    ) -> Alert:
        """Whoever submits a draft that the program made stands for it as its author. `partly`:
        languages without a text are left out; their readers get the English one, and are told."""
        program = await self._moderators.number_of(PROGRAM)

        def step(alert: Alert) -> Alert:
            written = approval.written_languages(alert, self._languages)
            taken = approval.taken_on(alert, program, moderator)
            return approval.submitted(taken, written if partly else self._languages)

        return await self._alerts.change(alert_id, step)

    async def approve(self, moderator: int, alert_id: int, seen: str) -> Alert:
        """`seen` is the `content_hash` of the alert that the moderator was shown."""
        return await self._alerts.change(
            alert_id, lambda alert: approval.approved(alert, moderator, seen, self._languages)
        )

    async def amend(self, moderator: int, alert_id: int, kind: AlertKind) -> Alert:
        """Begin to correct an alert or to take it back: a draft like any other."""
        return await self._amendments.amend(alert_id, kind, moderator)

    async def begun(self, size: int) -> list[Alert]:
        """The last alerts, corrections and recalls that began, the newest first."""
        return await self._amendments.begun(size)

    async def report(self, alert_id: int) -> Report:
        """How many have which revision of it."""
        return await self._amendments.report(alert_id)

    async def schedule(self, alert_id: int, at: datetime) -> Alert:
        """A time that has passed means the next tick."""
        return await self._alerts.change(alert_id, lambda alert: approval.scheduled(alert, at))

    async def pause(self, alert_id: int, reason: str = "moderator") -> Alert:
        return await self._alerts.change(alert_id, lambda alert: approval.paused(alert, reason))

    async def resume(self, alert_id: int) -> Alert:
        return await self._alerts.change(alert_id, approval.resumed)

    async def stop(self, alert_id: int, reason: str = "moderator") -> Alert:
        return await self._alerts.change(alert_id, lambda alert: approval.stopped(alert, reason))

    async def alert(self, alert_id: int) -> Alert:
        return await self._alerts.get(alert_id)

    async def preview(self, alert_id: int, language: str) -> AlertCopy | None:
        """Exactly what a reader of that language will be sent."""
        return (await self._alerts.get(alert_id)).copy_for(language, self._clock())

    async def drafts(self) -> list[Alert]:
        return await self._alerts.in_states([AlertState.DRAFT])

    async def waiting_for(self, moderator: int) -> list[Alert]:
        """Submitted alerts of which this moderator wrote no word."""
        drafts = await self.drafts()
        return [a for a in drafts if a.submitted and moderator not in a.writers]

    async def in_states(self, *states: AlertState) -> list[Alert]:
        return await self._alerts.in_states(states)

    async def counts(self, alert_id: int) -> Mapping[DeliveryState, int]:
        return await self._alerts.counts(alert_id)

    async def progress(self, alert_id: int) -> Sequence[Progress]:
        return await self._alerts.progress(alert_id, self._clock())

    async def audience(self, topic: str, alert_id: int = 0) -> int:
        """`alert_id` is of an alert for followers, whose topic is FOLLOWERS."""
        return await self._alerts.audience(topic, alert_id)
