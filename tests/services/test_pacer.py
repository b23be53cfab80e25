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
