"""One moderator at the desk: each step of theirs, and the view that follows it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.clock import WASHINGTON
from bot.domain.alerts import Alert, AlertState, Urgency
from bot.domain.amendments import AlertKind
from bot.domain.approval import SOURCE, rewritten
from bot.errors import RefusalError, UnknownAlertError
from bot.services.desk import Desk
from bot.services.ports import Writing
from bot.telegram.alert_views import alert_view
from bot.telegram.catalogues import Words
from bot.telegram.desk_amendments import report_lines
from bot.telegram.desk_progress import progress_lines
from bot.telegram.desk_refusals import refusal_text
from bot.telegram.desk_views import (
    LISTED,
    PARTLY,
    DeskAct,
    SendTime,
    desk_view,
    draft_view,
    sent_view,
    topics_view,
    write_view,
)
from bot.telegram.limits import view_problems
from bot.telegram.reader import Reader
from bot.telegram.view import View

MORNING = time(9, 0)
UNDER_WAY = (
    AlertState.APPROVED,
    AlertState.SCHEDULED,
    AlertState.SENDING,
    AlertState.PAUSED,
)


@dataclass(frozen=True)
class Visit:
    """`moderator` is the surrogate id; `catalogues` are the languages an alert needs."""

    desk: Desk
    moderator: int
    reader: Reader
    catalogues: Mapping[str, Words]
    now: datetime

    @property
    def languages(self) -> Sequence[str]:
        return tuple(self.catalogues)

    async def home(self) -> View:
        waiting = await self.desk.waiting_for(self.moderator)
        mine = [alert for alert in await self.desk.drafts() if alert not in waiting]
        return desk_view(self.reader, waiting, mine, await self.desk.in_states(*UNDER_WAY))

    async def tapped(self, arguments: Sequence[str]) -> View:
        """The view after a tap on a desk button. A forged or old one leads to the desk."""
        act, *rest = arguments or [""]
        steps: dict[str, Callable[[list[str]], Awaitable[View]]] = {
            DeskAct.NEW: self._new,
            DeskAct.OPEN: self._open,
            DeskAct.WRITE: self._write,
            DeskAct.URGENCY: self._urgency,
            DeskAct.SUBMIT: self._submit,
            DeskAct.APPROVE: self._approve,
            DeskAct.SEND: self._send,
            DeskAct.PAUSE: self._pause,
            DeskAct.RESUME: self._resume,
            DeskAct.STOP: self._stop,
            DeskAct.SENT: self._sent,
            DeskAct.CORRECT: self._correct,
            DeskAct.RECALL: self._recall,
            DeskAct.CANCEL: self._cancel,
        }
        if act not in steps:
            return await self.home()
        try:
            return await steps[act](rest)
        except (ValueError, IndexError, UnknownAlertError):
            return await self.home()
        except RefusalError as refusal:
            return await self.draft(int(rest[0]), refusal_text(self.reader, refusal))

    async def draft(self, alert_id: int, notice: str = "") -> View:
        return await self._shown(await self.desk.alert(alert_id), notice)

    async def _shown(self, alert: Alert, notice: str = "") -> View:
        return draft_view(
            self.reader,
            alert,
            self.languages,
            await self.desk.audience(alert.topic, alert.id),
            await self.desk.counts(alert.id),
            await self._progress(alert),
            await self._report(alert),
            may_approve=self.moderator not in alert.writers,
            notice=notice,
        )

    async def _progress(self, alert: Alert) -> list[str]:
        progress = await self.desk.progress(alert.id)
        return progress_lines(self.reader, alert, progress, self.desk.rate)

    async def _report(self, alert: Alert) -> list[str]:
        if alert.begun_at is None and alert.amends is None:
            return []
        return report_lines(self.reader, await self.desk.report(alert.id))

    async def _sent(self, _rest: list[str]) -> View:
        return sent_view(self.reader, await self.desk.begun(LISTED))

    async def _correct(self, rest: list[str]) -> View:
        return await self._amend(int(rest[0]), AlertKind.CORRECTION)

    async def _recall(self, rest: list[str]) -> View:
        return await self._amend(int(rest[0]), AlertKind.RECALL)

    async def _amend(self, alert_id: int, kind: AlertKind) -> View:
        return await self._shown(await self.desk.amend(self.moderator, alert_id, kind))

    async def _new(self, rest: list[str]) -> View:
        if not rest or rest[0] not in self.reader.library.topics:
            return topics_view(self.reader)
        return await self._shown(await self.desk.new_draft(self.moderator, rest[0]))

    async def _open(self, rest: list[str]) -> View:
        return await self.draft(int(rest[0]))

    async def _write(self, rest: list[str]) -> View:
        alert = await self.desk.begin_writing(self.moderator, int(rest[0]), rest[1])
        return write_view(self.reader, alert, rest[1])

    async def _cancel(self, rest: list[str]) -> View:
        await self.desk.stop_writing(self.moderator)
        return await self.draft(int(rest[0]))

    async def _urgency(self, rest: list[str]) -> View:
        return await self._shown(await self.desk.set_urgency(int(rest[0]), Urgency(rest[1])))

    async def _submit(self, rest: list[str]) -> View:
        partly = rest[1:] == [PARTLY]
        alert = await self.desk.submit(int(rest[0]), self.moderator, partly=partly)
        say = self.reader.words
        return await self._shown(alert, say("A second moderator can now approve it."))

    async def _approve(self, rest: list[str]) -> View:
        alert = await self.desk.alert(int(rest[0]))
        seen = alert.content_hash if alert.content_hash.startswith(rest[1]) else rest[1]
        return await self._shown(await self.desk.approve(self.moderator, alert.id, seen))

    async def _send(self, rest: list[str]) -> View:
        return await self._shown(await self.desk.schedule(int(rest[0]), self._time(rest[1])))

    def _time(self, chosen: str) -> datetime:
        """The moment that a button names; ValueError for a forged one."""
        match SendTime(chosen):
            case SendTime.NOW:
                return self.now
            case SendTime.HOUR:
                return self.now + timedelta(hours=1)
            case SendTime.MORNING:
                local = self.now.astimezone(WASHINGTON)
                days = 0 if local.time() < MORNING else 1
                return datetime.combine(local.date() + timedelta(days), MORNING, WASHINGTON)

    async def _pause(self, rest: list[str]) -> View:
        return await self._shown(await self.desk.pause(int(rest[0])))

    async def _resume(self, rest: list[str]) -> View:
        return await self._shown(await self.desk.resume(int(rest[0])))

    async def _stop(self, rest: list[str]) -> View:
        return await self._shown(await self.desk.stop(int(rest[0])))

    async def preview(self, arguments: Sequence[str]) -> View | None:
        """The alert as a reader of that language gets it; None if it is not there."""
        try:
            _, number, language = arguments
            copy = await self.desk.preview(int(number), language)
        except (ValueError, UnknownAlertError):
            return None
        if copy is None or language not in self.catalogues:
            return None
        return alert_view(self._as(language), copy)

    def _as(self, language: str) -> Reader:
        return replace(self.reader, words=self.catalogues[language])

    async def wrote(self, plain: str, html: str) -> View:
        """The moderator sent the words that were awaited: a text with its formatting, or the
        address of the source."""
        writing = await self.desk.writing(self.moderator)
        if writing is None:
            return await self.home()
        words = plain if writing.part == SOURCE else html
        try:
            if await self._too_long(writing, words):
                say = self.reader.words
                notice = say("This text is too long for one message. Please send a shorter one.")
                return await self.draft(writing.alert_id, notice)
            return await self._shown(await self.desk.write(self.moderator, words))
        except RefusalError as refusal:
            return await self.draft(writing.alert_id, refusal_text(self.reader, refusal))

    async def _too_long(self, writing: Writing, words: str) -> bool:
        """In any language: a reason goes with the text of its language."""
        alert = await self.desk.alert(writing.alert_id)
        after = rewritten(alert, writing.part, words, self.moderator)
        copies = [after.copy_for(language, self.now) for language in after.texts]
        views = [alert_view(self._as(copy.language), copy) for copy in copies if copy]
        return any(problem for view in views for problem in view_problems(view))
