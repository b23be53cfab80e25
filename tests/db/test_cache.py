"""A press of a button finds its language in memory, and never an old one."""

from bot.db.cache import RecentSettings
from bot.domain.subscribers import Settings
from tests.services.world import World

RUSSIAN, KAZAKH = Settings("ru"), Settings("kk")


async def test_a_second_look_opens_no_connection(world: World) -> None:
    connections = world.count_connections()

    await world.subscriptions.settings(1001)
    await world.subscriptions.settings(1001)

    assert len(connections) == 1


async def test_a_write_is_seen_at_once(world: World) -> None:
    await world.subscriptions.set_language(1001, "ru")
    await world.subscriptions.settings(1001)
    await world.subscriptions.set_language(1001, "kk")

    assert (await world.subscriptions.settings(1001)).language == "kk"


def test_what_was_read_before_a_write_is_not_kept() -> None:
    recent = RecentSettings()
    before = recent.drops
    recent.drop(1001)
    recent.keep(1001, RUSSIAN, before)

    assert recent.get(1001) is None


def test_the_longest_unused_makes_room() -> None:
    recent = RecentSettings(size=2)
    recent.keep(1001, RUSSIAN, 0)
    recent.keep(1002, KAZAKH, 0)
    recent.get(1001)
    recent.keep(1003, KAZAKH, 0)

    assert recent.get(1002) is None
    assert recent.get(1001) == RUSSIAN
