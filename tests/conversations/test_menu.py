"""First contact, menu, language: what everybody meets."""

import pytest

from tests.conversation import READER_KK, READER_RU, Person, Town


async def test_first_contact_says_what_others_can_read(reader: Person) -> None:
    screen = await reader.says("/start")
    assert "not end-to-end encrypted" in screen.text
    assert "Alerts about changes" in screen.labels


async def test_any_words_are_answered_with_the_menu(reader: Person) -> None:
    screen = await reader.says("hello")
    assert "I understand buttons only" in screen.text


async def test_a_press_edits_the_same_message(reader: Person) -> None:
    await reader.says("/menu")
    await reader.presses("Privacy", "Menu", "Who can help", "Menu")
    assert len(reader.screens) == 1


async def test_a_group_gets_only_the_way_to_the_private_chat(jol: Town) -> None:
    jol.sim.join(-2001)
    jol.sim.message(READER_RU, "/start", chat=-2001)
    await jol.idle()
    message = jol.sim.last(-2001)
    assert message["reply_markup"]["inline_keyboard"][0][0]["url"].startswith("https://t.me/")


async def test_a_chosen_language_outlives_a_restart(quiet_town: Town) -> None:
    person = quiet_town.person(READER_KK)
    async with quiet_town.bot():
        await person.says("/language")
        await person.presses("English")
    async with quiet_town.bot():
        assert "What do you want to know?" in (await person.says("/menu")).text


async def test_a_message_that_was_deleted_is_sent_anew(jol: Town, reader: Person) -> None:
    screen = await reader.says("/menu")
    jol.sim.delete(reader.id, screen.id)
    await reader.press_on(screen, "Privacy")
    assert reader.screen.text.startswith("Privacy")


async def test_two_quick_taps_are_both_answered_in_order(jol: Town, reader: Person) -> None:
    screen = await reader.says("/menu")
    taps = [
        jol.sim.press(reader.id, screen.id, *screen.place_of(label))
        for label in ("Privacy", "Who can help")
    ]
    await jol.idle()
    assert all(jol.sim.answer(tap) for tap in taps)
    assert reader.screen.text.startswith("Who can help")


@pytest.mark.parametrize(
    "data",
    ["?", "f", "menu:x", "language:xx", "fafi", "fazz###", "fafi" + "#" * 60, "desk:open:1"],
)
async def test_forged_data_is_answered_with_the_menu(reader: Person, data: str) -> None:
    await reader.says("/start")
    screen = await reader.forges(data)
    assert "Menu" in screen.labels or "Privacy" in screen.labels
