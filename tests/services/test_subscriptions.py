import asyncio

import pytest

from bot.domain.subscribers import Settings
from bot.errors import UnknownLanguageError, UnknownTopicError
from tests.services.world import World


async def test_a_stranger_has_no_settings_and_no_row(world: World) -> None:
    assert await world.subscriptions.settings(1001) == Settings()
    assert await world.count("subscriber") == 0


async def test_a_reader_subscribes_in_their_language(world: World) -> None:
    await world.subscriptions.set_language(1001, "kk")
    await world.subscriptions.subscribe(1001, "fees", "en")
    await world.subscriptions.subscribe(1001, "travel", "en")

    settings = await world.subscriptions.settings(1001)
    assert settings == Settings("kk", frozenset({"fees", "travel"}))


async def test_a_language_can_be_changed(world: World) -> None:
    await world.subscriptions.set_language(1001, "kk")
    await world.subscriptions.set_language(1001, "ru")

    assert (await world.subscriptions.settings(1001)).language == "ru"


async def test_subscribing_twice_is_once(world: World) -> None:
    await world.readers(1001, 1001)

    assert await world.count("subscription") == 1


async def test_unsubscribing_leaves_the_other_topic(world: World) -> None:
    await world.readers(1001, topic="fees")
    await world.readers(1001, topic="travel")
    await world.subscriptions.unsubscribe(1001, "fees")

    assert (await world.subscriptions.settings(1001)).topics == {"travel"}


async def test_stopping_everything_keeps_the_language(world: World) -> None:
    await world.readers(1001, language="ru")
    await world.subscriptions.stop_everything(1001)

    assert await world.subscriptions.settings(1001) == Settings("ru")


async def test_a_stranger_may_stop_and_be_forgotten(world: World) -> None:
    await world.subscriptions.unsubscribe(1001, "fees")
    await world.subscriptions.stop_everything(1001)
    await world.subscriptions.forget(1001)

    assert await world.subscriptions.settings(1001) == Settings()


async def test_forgetting_leaves_no_row(world: World) -> None:
    await world.readers(1001)
    await world.due()
    await world.delivery.tick()
    await world.subscriptions.forget(1001)

    for table in ("subscriber", "subscription", "delivery"):
        assert await world.count(table) == 0


async def test_forgetting_one_leaves_the_other(world: World) -> None:
    await world.readers(1001, 1002)
    await world.due()
    await world.delivery.tick()
    await world.subscriptions.forget(1001)

    assert set(await world.states()) == {1002}
    assert (await world.subscriptions.settings(1002)).topics == {"fees"}


async def test_unknown_topics_and_languages_are_refused(world: World) -> None:
    with pytest.raises(UnknownTopicError):
        await world.subscriptions.subscribe(1001, "weather", "en")
    with pytest.raises(UnknownLanguageError):
        await world.subscriptions.subscribe(1001, "fees", "xx")
    with pytest.raises(UnknownLanguageError):
        await world.subscriptions.set_language(1001, "xx")


async def test_a_topic_that_is_no_more_can_be_left(world: World) -> None:
    await world.storage.subscribers.subscribe(1001, "weather", "en")
    await world.subscriptions.unsubscribe(1001, "weather")

    assert (await world.subscriptions.settings(1001)).topics == frozenset()


async def test_taps_at_once_lose_nothing(world: World) -> None:
    topics = [f"topic{n}" for n in range(16)]
    async with asyncio.TaskGroup() as taps:
        for topic in topics:
            taps.create_task(world.storage.subscribers.subscribe(1001, topic, "en"))
            taps.create_task(world.storage.subscribers.set_language(1001, "uz"))

    assert await world.subscriptions.settings(1001) == Settings("uz", frozenset(topics))
    assert await world.count("subscriber") == 1


async def test_returning_writes_only_for_who_had_gone(world: World) -> None:
    await world.readers(1001)
    await world.subscriptions.settings(1001)
    connections = world.count_connections()

    await world.subscriptions.returned(1001)
    assert len(connections) == 0

    await world.subscriptions.returned(1002)
    assert len(connections) == 1
