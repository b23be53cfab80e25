"""Readers come and go, block and come back, alerts go out and are corrected, senders die: the
ledger holds whatever the order."""

import asyncio
import contextlib
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.alerts import Alert, AlertState, Urgency
from bot.domain.amendments import AlertKind, Way
from bot.domain.deliveries import DeliveryState, Gone, Retry, SendOutcome, Unclear, Wait
from bot.domain.rhythm import Frequency
from bot.errors import WrongStateError
from tests.services.crashes import Death, killed
from tests.services.world import World, copy_of, world_in

WEEK_AND_MORE = 14
"""Steps of 17 hours: another hour of the day each, so that everybody is awake at some."""
READERS = st.integers(1001, 1006)
DONE_WITH = {DeliveryState.SENT, DeliveryState.BLOCKED, DeliveryState.FAILED}
TROUBLES: list[SendOutcome] = [Wait(5), Retry("502"), Gone("blocked"), Unclear("timeout")]

AMENDMENTS = [AlertKind.CORRECTION, AlertKind.CORRECTION, AlertKind.RECALL]

ACTIONS = st.one_of(
    st.tuples(st.just("subscribe"), READERS),
    st.tuples(st.just("unsubscribe"), READERS),
    st.tuples(st.just("choose"), READERS, st.sampled_from(Frequency)),
    st.tuples(st.just("alert"), st.sampled_from(Urgency)),
    st.tuples(st.just("block"), READERS),
    st.tuples(st.just("unblock"), READERS),
    *[st.tuples(st.just("amend"), st.integers(0, 1), st.sampled_from(AMENDMENTS))] * 2,
    st.tuples(st.just("trouble"), READERS, st.sampled_from(TROUBLES)),
    st.tuples(st.just("tick"), st.integers(0, 120)),
    st.tuples(st.just("die"), st.integers(1, 25)),
)


BEGINNING: list[tuple[object, ...]] = [
    ("subscribe", 1001),
    ("subscribe", 1002),
    ("subscribe", 1003),
    ("alert", Urgency.ROUTINE),
    ("tick", 1),
]
"""Of most stories: something that can be corrected."""


@dataclass
class Story:
    world: World
    alerts: list[Alert] = field(default_factory=list)
    deaths: int = 0
    amended: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    """Whom Telegram called gone once: they may have missed an alert until they came back."""
    subscribed: set[int] = field(default_factory=set)
    faithful: dict[int, set[int]] = field(default_factory=dict)
    """Who was there when an alert was scheduled and has not left since, by alert."""

    digests: set[int] = field(default_factory=set)

    async def choose(self, reader: int, frequency: Frequency) -> None:
        await self.world.rhythm(reader, frequency=frequency)
        if frequency is not Frequency.AT_ONCE:
            self.digests.add(reader)
            return
        self.digests.discard(reader)
        for alert in self.alerts:
            if alert.urgency is Urgency.MINOR:
                self.faithful[alert.id].discard(reader)

    async def subscribe(self, reader: int) -> None:
        self.subscribed.add(reader)
        await self.world.readers(reader)

    async def unsubscribe(self, reader: int) -> None:
        self.subscribed.discard(reader)
        for faithful in self.faithful.values():
            faithful.discard(reader)
        await self.world.subscriptions.unsubscribe(reader, "fees")

    async def block(self, reader: int) -> None:
        self.left.add(reader)
        self.world.telegram.blocked.add(reader)

    async def unblock(self, reader: int) -> None:
        """Whoever comes back presses a button."""
        self.world.telegram.blocked.discard(reader)
        await self.world.subscriptions.returned(reader)

    async def amend(self, which: int, kind: AlertKind) -> None:
        """Of one of the alerts so far; what has not begun or was taken back is left alone."""
        if which < len(self.alerts):
            with contextlib.suppress(WrongStateError):
                await self.world.amending(self.alerts[which].id, kind)
                self.amended.add(self.alerts[which].id)

    async def alert(self, urgency: Urgency) -> None:
        alert = await self.world.due(urgency)
        self.alerts.append(alert)
        minor = urgency is Urgency.MINOR
        self.faithful[alert.id] = self.subscribed & self.digests if minor else {*self.subscribed}

    async def trouble(self, reader: int, outcome: SendOutcome) -> None:
        self.world.telegram.answers[reader].append(outcome)
        if isinstance(outcome, Gone):
            self.left.add(reader)

    async def tick(self, seconds: int) -> None:
        self.world.clock.forward(seconds=seconds)
        await self.world.new_delivery(group_size=2).tick()

    async def die(self, step: int) -> None:
        sender = self.world.new_delivery(group_size=2, die=Death(step).wrap)
        self.deaths += await killed(sender.tick())

    async def ends_well(self) -> None:
        self.world.telegram.answers.clear()
        for _ in range(WEEK_AND_MORE):
            await self.tick(17 * 3600)
        for alert in self.alerts:
            await self.check(alert)
            await self.check_copies(alert)

    async def check_copies(self, first: Alert) -> None:
        """What the ledger says that a reader has is what is on their phone; and whoever had an
        earlier revision was looked after by the last one."""
        everything = await self.world.desk.begun(1000)
        family = [alert for alert in everything if first.id in (alert.id, alert.amends)]
        rows = {alert.id: await self.world.rows(alert.id) for alert in family}
        family.sort(key=lambda alert: alert.revision)
        assert [alert.revision for alert in family] == list(range(1, len(family) + 1))
        for earlier in family:
            had = {c for c, row in rows[earlier.id].items() if row.state is DeliveryState.SENT}
            assert had <= set(rows[family[-1].id])
        latest = {chat: row for alert in family for chat, row in rows[alert.id].items()}
        for row in latest.values():
            assert row.due_at is None
            if row.state is DeliveryState.SENT and row.way is not Way.DELETE:
                assert self.world.telegram.phones[row.message_id].revision == row.revision

    async def check(self, alert: Alert) -> None:
        over = {AlertState.DONE} | ({AlertState.STOPPED} if alert.id in self.amended else set())
        assert (await self.world.desk.alert(alert.id)).state in over
        states = await self.world.states(alert.id)
        if alert.id not in self.amended:
            assert set(states) >= self.faithful[alert.id] - self.left
        assert set(states.values()) <= DONE_WITH | {DeliveryState.UNKNOWN}
        times = Counter(
            chat for chat, copy in self.world.telegram.got if copy.alert_id == alert.id
        )
        for reader, sent in times.items():
            again = self.deaths if alert.urgency is Urgency.URGENT else 0
            assert sent <= 1 + again, reader


@given(st.sampled_from([[], BEGINNING, BEGINNING]), st.lists(ACTIONS, min_size=4, max_size=15))
@settings(max_examples=25, deadline=None)
def test_the_ledger_holds_whatever_happens(
    empty_database: Path,
    beginning: list[tuple[object, ...]],
    actions: list[tuple[object, ...]],
) -> None:
    async def play(database: Path) -> None:
        async with world_in(database) as world:
            story = Story(world)
            for name, *details in [*beginning, *actions]:
                await getattr(story, str(name))(*details)
            await story.ends_well()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(copy_of(empty_database, Path(folder) / "jol.db")))
