from bot.services.pacer import Pacer


class Watch:
    """Seconds by hand; sleeping moves them."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds


async def leave(watch: Watch, pacer: Pacer, times: int) -> list[float]:
    left = []
    for _ in range(times):
        await pacer.slot()
        left.append(round(watch.seconds - 100, 6))
    return left


async def test_messages_leave_evenly() -> None:
    watch = Watch()
    pacer = Pacer(25, watch, watch.sleep)

    assert await leave(watch, pacer, 4) == [0, 0.04, 0.08, 0.12]


async def test_a_short_delay_is_made_up_for() -> None:
    watch = Watch()
    pacer = Pacer(10, watch, watch.sleep)
    await leave(watch, pacer, 2)
    watch.seconds += 0.15

    assert await leave(watch, pacer, 3) == [0.25, 0.3, 0.4]


async def test_a_long_rest_earns_no_burst() -> None:
    watch = Watch()
    pacer = Pacer(10, watch, watch.sleep)
    watch.seconds += 60

    assert await leave(watch, pacer, 5) == [60, 60, 60, 60.1, 60.2]


async def test_a_dialog_goes_at_once_and_bulk_makes_room() -> None:
    watch = Watch()
    pacer = Pacer(25, watch, watch.sleep)
    await pacer.slot()
    pacer.spent(1001)

    assert await leave(watch, pacer, 2) == [0.08, 0.12]


async def test_busy_dialogs_never_stop_bulk_for_good() -> None:
    watch = Watch()
    pacer = Pacer(25, watch, watch.sleep)
    for _ in range(1000):
        pacer.spent(1001)

    assert await leave(watch, pacer, 1) == [1]


async def test_one_person_gets_three_at_once_then_one_a_second() -> None:
    watch = Watch()
    pacer = Pacer(25, watch, watch.sleep)

    assert [pacer.share(1001) for _ in range(4)] == [0, 0, 0, 3]
    assert pacer.share(1002) == 0
    watch.seconds += 3
    assert pacer.share(1001) == 0


async def test_a_group_gets_fewer_than_twenty_a_minute() -> None:
    watch = Watch()
    pacer = Pacer(25, watch, watch.sleep)
    sent = sum(pacer.share(-1001) == 0 for _ in range(30))

    assert sent == 18
    assert pacer.share(-1001) == 60


async def test_a_dialog_that_must_wait_holds_bulk() -> None:
    watch = Watch()
    pacer = Pacer(25, watch, watch.sleep)
    pacer.hold(5)
    assert pacer.held

    watch.seconds += 5
    assert not pacer.held


async def test_chats_of_long_ago_are_forgotten() -> None:
    watch = Watch()
    pacer = Pacer(25, watch, watch.sleep)
    for chat in range(1000, 1200):
        pacer.share(chat)
        watch.seconds += 1

    assert len(pacer._chats._sent) < 10
