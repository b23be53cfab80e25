"""The fine flow as a person walks it, in the chat."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conversation import READER_EN, READER_KK, READER_RU, Person, Screen, Town, town

FINES = "Fines for staying"
NONE = "None of these"


async def begun(person: Person) -> Screen:
    await person.says("/menu")
    return await person.presses(FINES)


def flow_labels(screen: Screen) -> list[str]:
    """The buttons of a screen that lead on in a flow or out of it, but not to other sites."""
    return [button["text"] for button in screen.buttons if "callback_data" in button]


async def test_the_questions_left_are_told(reader: Person) -> None:
    screen = await begun(reader)
    assert "At most" in screen.text


async def test_back_from_the_second_question_is_the_first(reader: Person) -> None:
    first = await begun(reader)
    label = next(one for one in first.labels if one.startswith("None"))
    await reader.presses(label)
    assert (await reader.presses("Back")).text == first.text


async def test_who_never_met_a_judge_is_told_that_the_fine_needs_an_order(reader: Person) -> None:
    await begun(reader)
    screen = await reader.presses("None of these", "No order and no court case", "No")
    assert "What to do now" in screen.text
    assert "Not yet read by a lawyer" in screen.text


async def test_the_sources_of_an_outcome_are_one_tap_away(reader: Person) -> None:
    await begun(reader)
    await reader.presses(reader.screen.labels[0])
    screen = await reader.presses("Sources and dates")
    assert "Last seen on" in screen.text
    assert any(entity["type"] == "text_link" for entity in screen.message["entities"])


async def test_a_deep_link_opens_an_outcome_without_any_answer(jol: Town, reader: Person) -> None:
    menu = await reader.says("/menu")
    data = menu.buttons[0]["callback_data"]
    screen = await reader.says(f"/start {data}")
    assert "What to do now" in screen.text
    assert "Change an answer" not in screen.labels


@pytest.fixture
async def two_lives(tmp_path: Path) -> AsyncIterator[tuple[Town, Town]]:
    """The same Telegram before and after the bot lost its database and its key."""
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    async with town(before) as first, town(after) as second:
        second.sim = first.sim
        second.settings = second.settings.model_copy(
            update={"bot_token": first.settings.bot_token, "bot_api_url": first.sim.url}
        )
        yield first, second


async def test_old_buttons_work_on_a_new_database(two_lives: tuple[Town, Town]) -> None:
    first, second = two_lives
    async with first.bot():
        old = await begun(first.person(READER_EN))
    async with second.bot():
        person = second.person(READER_EN)
        await person.press_on(old, next(one for one in old.labels if one.startswith("None")))
        assert "At most" in person.screen.text
        assert person.screen.text != old.text


@pytest.mark.parametrize(("id", "seed"), [(READER_EN, 1), (READER_RU, 2), (READER_KK, 3)])
async def test_random_taps_are_always_answered(jol: Town, id: int, seed: int) -> None:
    person, chance = jol.person(id), random.Random(seed)  # noqa: S311  # repeatable, not secret
    await person.says("/start")
    for _ in range(60):
        screen = chance.choice(person.screens)
        await person.press_on(screen, chance.choice(flow_labels(screen)))


async def test_cut_buttons_are_answered(reader: Person) -> None:
    screen = await begun(reader)
    screen = await reader.presses(next(one for one in screen.labels if one.startswith("None")))
    data = screen.buttons[0]["callback_data"]
    for length in range(1, len(data)):
        assert (await reader.forges(data[:length])).labels
