"""Hands messages to the sender at the pace that Telegram allows, many in flight at once."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.domain.alerts import Alert, AlertCopy
from bot.domain.amendments import Way
from bot.domain.deliveries import (
    ENDS_THE_GROUP,
    Claim,
    NoText,
    Retry,
    SendOutcome,
    Sent,
    TooSoon,
    Unclear,
)
from bot.services.pacer import Pacer
from bot.services.ports import AlertSender, Clock

log = logging.getLogger(__name__)

SEND_TIMEOUT = 60
"""Seconds; well under the lease, so that a slow answer is never taken for a crash."""

Outcome: TypeAlias = SendOutcome | NoText | TooSoon
Outcomes: TypeAlias = dict[tuple[int, int], Outcome]
"""By alert and subscriber. Who is missing was not tried."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one chat gets in one message: one alert, or a digest of several."""

    chat_id: int = field(repr=False)
    language: str
    claims: Mapping[int, Claim]
    """By alert."""
    is_digest: bool = False


class Outbox:
    def __init__(self, sender: AlertSender, pacer: Pacer, clock: Clock) -> None:
        self._sender = sender
        self._pacer = pacer
        self._clock = clock

    async def send(self, alerts: Mapping[int, Alert], parcels: Sequence[Parcel]) -> Outcomes:
        """Nobody is tried any more after an answer that concerns everybody."""
        outcomes: Outcomes = {}
        async with asyncio.TaskGroup() as sending:
            for parcel in parcels:
                if wait := self._pacer.share(parcel.chat_id):
                    _note(outcomes, parcel, TooSoon(wait))
                    continue
                await self._pacer.slot()
                if self._pacer.held or _is_over(outcomes):
                    break
                sending.create_task(self._send_one(alerts, parcel, outcomes))
        return outcomes

    async def _send_one(
        self, alerts: Mapping[int, Alert], parcel: Parcel, outcomes: Outcomes
    ) -> None:
        _note(outcomes, parcel, NoText())
        now = self._clock()
        copies = [
            alerts[id].copy_for(parcel.language, now, unread=claim.way is Way.SEND)
            for id, claim in parcel.claims.items()
        ]
        readable = [copy for copy in copies if copy]
        if not readable:
            return
        answers = await self._answers(parcel, readable)
        for copy, answer in zip(readable, answers, strict=True):
            outcomes[copy.alert_id, parcel.claims[copy.alert_id].subscriber_id] = answer
        messages = {answer.message_id for answer in answers if isinstance(answer, Sent)}
        for _ in range(len(messages) - 1):
            self._pacer.spent(parcel.chat_id)

    async def _answers(self, parcel: Parcel, copies: Sequence[AlertCopy]) -> Sequence[SendOutcome]:
        try:
            async with asyncio.timeout(SEND_TIMEOUT):
                if parcel.is_digest:
                    return await self._sender.send_digest(parcel.chat_id, copies)
                return [await self._one_answer(parcel.claims[copies[0].alert_id], copies[0])]
        except TimeoutError:
            return [Unclear("timeout")] * len(copies)
        except Exception as error:  # One person's defect must not end everybody's delivery.
            log.error("alert %s: the sender failed with %s", copies[0].alert_id, _name(error))
            return [Retry(_name(error))] * len(copies)

    async def _one_answer(self, claim: Claim, copy: AlertCopy) -> SendOutcome:
        if claim.message_id is not None:
            if claim.way is Way.EDIT:
                return await self._sender.edit(claim.chat_id, claim.message_id, copy)
            if claim.way is Way.DELETE:
                return await self._sender.delete(claim.chat_id, claim.message_id)
        return await self._sender.send(claim.chat_id, copy)


def _note(outcomes: Outcomes, parcel: Parcel, outcome: Outcome) -> None:
    for alert_id, claim in parcel.claims.items():
        outcomes[alert_id, claim.subscriber_id] = outcome


def _is_over(outcomes: Outcomes) -> bool:
    return any(isinstance(outcome, ENDS_THE_GROUP) for outcome in outcomes.values())


def _name(error: Exception) -> str:
    return type(error).__name__
