"""Sends what is due, group by group. A row is claimed before its message leaves and settled after.

A process may die anywhere: rows that were claimed and never settled are at most one group, and
`bot.domain.deliveries.after_crash` says what becomes of them. Sending holds no transaction.
"""

import asyncio
import contextlib
import logging
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.domain import approval
from bot.domain.alerts import Alert
from bot.domain.deliveries import (
    ENDS_THE_GROUP,
    Claim,
    FixText,
    NoText,
    Retry,
    SendOutcome,
    Stop,
    Unclear,
    Wait,
    judge,
)
from bot.errors import WrongStateError
from bot.services.pacer import Pacer
from bot.services.ports import Alerts, AlertSender, Clock, Group, Ledger

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
SEND_TIMEOUT = 60
"""Seconds; well under the lease, so that a slow answer is never taken for a crash."""

Outcomes: TypeAlias = dict[int, SendOutcome | NoText]
"""By subscriber. Who is missing was not tried."""


class Delivery:
    def __init__(
        self,
        ledger: Ledger,
        alerts: Alerts,
        sender: AlertSender,
        pacer: Pacer,
        clock: Clock,
        *,
        group_size: int = 25,
    ) -> None:
        """`group_size` is best one second of sending: it is also how long a stop takes to bite."""
        self._ledger = ledger
        self._alerts = alerts
        self._sender = sender
        self._pacer = pacer
        self._clock = clock
        self._group_size = group_size
        self._resume_at: datetime | None = None
        self._finishing = False
        self.halted: str | None = None
        """Why nothing can be sent at all until the program is started anew, or None."""

    async def tick(self) -> None:
        now = self._clock()
        if self._rests():
            return
        await self._ledger.begin_due(now)
        await self._ledger.sweep(now)
        while not self._rests() and await self._deliver_group():
            pass

    def finish(self) -> None:
        """Let the group in flight be the last: the program is about to stop."""
        self._finishing = True

    def _rests(self) -> bool:
        waits = self._resume_at is not None and self._clock() < self._resume_at
        return waits or self._finishing or self.halted is not None

    async def _deliver_group(self) -> bool:
        now = self._clock()
        group = await self._ledger.claim(now, now + LEASE, self._group_size)
        if group is None:
            return False
        outcomes = await self._send(group)
        await self._heed(group.alert, outcomes)
        await self._settle(group, outcomes)
        return True

    async def _send(self, group: Group) -> Outcomes:
        outcomes: Outcomes = {}
        if not group.alert.is_as_approved:
            return outcomes
        async with asyncio.TaskGroup() as sending:
            for claim in group.claims:
                await self._pacer.slot()
                if any(isinstance(outcome, ENDS_THE_GROUP) for outcome in outcomes.values()):
                    break
                sending.create_task(self._send_one(group.alert, claim, outcomes))
        return outcomes

    async def _send_one(self, alert: Alert, claim: Claim, outcomes: Outcomes) -> None:
        copy = alert.copy_for(claim.language, self._clock())
        if copy is None:
            outcomes[claim.subscriber_id] = NoText()
            return
        try:
            async with asyncio.timeout(SEND_TIMEOUT):
                outcome = await self._sender.send(claim.chat_id, copy)
        except TimeoutError:
            outcome = Unclear("timeout")
        except Exception as error:  # One person's defect must not end everybody's delivery.
            log.error("alert %s: the sender failed with %s", alert.id, type(error).__name__)
            outcome = Retry(type(error).__name__)
        outcomes[claim.subscriber_id] = outcome

    async def _heed(self, alert: Alert, outcomes: Outcomes) -> None:
        """Act on what concerns more than one row."""
        if not alert.is_as_approved:
            await self._stop(alert, "not as approved")
        for outcome in outcomes.values():
            match outcome:
                case Wait(seconds):
                    until = self._clock() + timedelta(seconds=seconds)
                    self._resume_at = max(until, self._resume_at or until)
                case FixText(reason):
                    await self._stop(alert, reason)
                case Stop(reason):
                    log.error("the sender stops: %s", reason)
                    self.halted = reason

    async def _stop(self, alert: Alert, reason: str) -> None:
        log.error("alert %s stops: %s", alert.id, reason)
        with contextlib.suppress(WrongStateError):  # a moderator was faster
            await self._alerts.change(alert.id, lambda now: approval.stopped(now, reason))

    async def _settle(self, group: Group, outcomes: Outcomes) -> None:
        now = self._clock()
        resume_at = max(now, self._resume_at or now)
        urgency = group.alert.urgency
        verdicts = [
            judge(claim, outcomes.get(claim.subscriber_id), urgency, now, resume_at)
            for claim in group.claims
        ]
        await self._ledger.settle(group.alert, verdicts, now)
