"""Sends what is due, group by group. A row is claimed before its message leaves and settled after.

A process may die anywhere: rows that were claimed and never settled are at most one group, and
`bot.domain.deliveries.after_crash` says what becomes of them. Sending holds no transaction.
"""

import contextlib
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain import approval
from bot.domain.alerts import Alert
from bot.domain.deliveries import Stop, Wait, judge
from bot.domain.notices import Notice, Paused
from bot.errors import WrongStateError
from bot.services.outbox import Outbox, Outcome, Outcomes, Parcel
from bot.services.pacer import Pacer
from bot.services.ports import Alerts, AlertSender, Clock, Ledger, Notices
from bot.services.trouble import REST, Trouble

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
LOOK = timedelta(seconds=1)
"""Between two looks for what has become due, while something is being sent."""


class Delivery:
    def __init__(
        self,
        ledger: Ledger,
        alerts: Alerts,
        sender: AlertSender,
        pacer: Pacer,
        clock: Clock,
        *,
        notices: Notices | None = None,
        group_size: int = 25,
    ) -> None:
        """`group_size` is best one second of sending: it is also how long a stop takes to bite."""
        self._ledger = ledger
        self._alerts = alerts
        self._outbox = Outbox(sender, pacer, clock)
        self._pacer = pacer
        self._clock = clock
        self._notices = notices
        self._group_size = group_size
        self._trouble = Trouble()
        self._untold: list[Notice] = []
        self._resume_at: datetime | None = None
        self._finishing = False
        self.halted: str | None = None
        """Why nothing can be sent at all until the program is started anew, or None."""

    async def tick(self) -> None:
        looked: datetime | None = None
        while not self._rests():
            now = self._clock()
            if looked is None or now - looked >= LOOK:
                looked = now
                await self._look(now)
            if not (await self._deliver_group() or await self._deliver_digests()):
                return

    def finish(self) -> None:
        """Let the group in flight be the last: the program is about to stop."""
        self._finishing = True

    def _rests(self) -> bool:
        waits = self._resume_at is not None and self._clock() < self._resume_at
        return waits or self._pacer.held or self._finishing or self.halted is not None

    async def _look(self, now: datetime) -> None:
        await self._tell()
        await self._ledger.begin_due(now)
        await self._ledger.sweep(now)

    async def _tell(self) -> None:
        if self._notices is not None:
            told = [notice for notice in self._untold if await self._notices.tell(notice)]
            self._untold = [notice for notice in self._untold if notice not in told]

    async def _deliver_group(self) -> bool:
        now = self._clock()
        group = await self._ledger.claim(now, now + LEASE, self._group_size)
        if group is None:
            return False
        alert = group.alert
        await self._deliver(
            {alert.id: alert},
            [Parcel(claim.chat_id, claim.language, {alert.id: claim}) for claim in group.claims],
        )
        return True

    async def _deliver_digests(self) -> bool:
        now = self._clock()
        group = await self._ledger.claim_digests(now, now + LEASE, self._group_size)
        if group is None:
            return False
        await self._deliver(
            group.alerts,
            [
                Parcel(
                    digest.chat_id,
                    digest.language,
                    {alert_id: digest.claim(alert_id) for alert_id in digest.attempts},
                    is_digest=True,
                )
                for digest in group.digests
            ],
        )
        return True

    async def _deliver(self, alerts: Mapping[int, Alert], parcels: Sequence[Parcel]) -> None:
        outcomes: Outcomes = {}
        if await self._all_as_approved(alerts):
            outcomes = await self._outbox.send(alerts, parcels)
        for alert in alerts.values():
            own = [parcel for parcel in parcels if alert.id in parcel.claims]
            await self._heed(alert, [o for (id, _), o in outcomes.items() if id == alert.id])
            await self._settle(alert, own, outcomes)

    async def _all_as_approved(self, alerts: Mapping[int, Alert]) -> bool:
        """What is not is stopped; the rest of a digest comes in the next group."""
        others = [alert for alert in alerts.values() if not alert.is_as_approved]
        for alert in others:
            await self._stop(alert, "not as approved")
        return not others

    async def _heed(self, alert: Alert, outcomes: Sequence[Outcome]) -> None:
        """Act on what concerns more than one row."""
        for outcome in outcomes:
            match outcome:
                case Wait(seconds):
                    self._rest(timedelta(seconds=seconds))
                case Stop(reason):
                    log.error("the sender stops: %s", reason)
                    self.halted = reason
        for notice in self._trouble.heed(alert.id, outcomes):
            if isinstance(notice, Paused):
                await self._pause(alert, notice.reason)
            else:
                log.error("nothing arrives: %s", notice.reason)
            self._untold.append(notice)
        if self._trouble.rest_is_due():
            self._rest(REST)

    def _rest(self, span: timedelta) -> None:
        until = self._clock() + span
        self._resume_at = max(until, self._resume_at or until)

    async def _pause(self, alert: Alert, reason: str) -> None:
        log.error("alert %s is paused: %s", alert.id, reason)
        with contextlib.suppress(WrongStateError):  # a moderator was faster
            await self._alerts.change(alert.id, lambda now: approval.paused(now, reason))

    async def _stop(self, alert: Alert, reason: str) -> None:
        log.error("alert %s stops: %s", alert.id, reason)
        with contextlib.suppress(WrongStateError):  # a moderator was faster
            await self._alerts.change(alert.id, lambda now: approval.stopped(now, reason))

    async def _settle(self, alert: Alert, parcels: Sequence[Parcel], outcomes: Outcomes) -> None:
        now = self._clock()
        resume_at = max(now, self._resume_at or now)
        claims = [parcel.claims[alert.id] for parcel in parcels]
        verdicts = [
            judge(c, outcomes.get((alert.id, c.subscriber_id)), alert.urgency, now, resume_at)
            for c in claims
        ]
        await self._ledger.settle(alert, verdicts, now)
