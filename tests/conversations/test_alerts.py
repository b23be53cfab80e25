"""Subscribe, write, approve, deliver, stop: each person in their own chat."""

from tests.conversation import (
    MODERATOR,
    READER_EN,
    READER_KK,
    READER_RU,
    SECOND_MODERATOR,
    Person,
    Town,
    catalogues,
)

SOURCE = "https://www.federalregister.gov/d/2026-99999"
IN_ENGLISH = "This alert is in English: it was not translated into your language."
TEXTS = {"English": "It is lower.", "Русский": "Он ниже.", "Қазақша": "Ол төмендеді."}


async def subscribed(jol: Town, id: int, language: str) -> Person:
    person = jol.person(id)
    await person.says("/language")
    await person.presses(language)
    await person.says("/alerts")
    await person.presses(person.screen.labels[0])
    await person.presses(person.screen.labels[0])  # the first city: New York
    return person


async def moderator(jol: Town, id: int) -> Person:
    person = jol.person(id)
    await person.says("/language")
    await person.presses("English")
    await person.says("/moderate")
    return person


async def written(jol: Town) -> Person:
    """The author, who has written an alert whole and asked for approval."""
    author = await moderator(jol, MODERATOR)
    await author.presses("New alert")
    await author.presses(author.screen.labels[0])
    for language, text in TEXTS.items():
        await author.presses(f"Write: {language}")
        await author.says(text)
    await author.presses("Write: Source")
    await author.says(SOURCE)
    await author.presses("Ask for approval")
    return author


async def opened(jol: Town, id: int) -> Person:
    """A moderator looking at the only alert there is."""
    person = await moderator(jol, id)
    await person.presses(next(label for label in person.screen.labels if label.startswith("1 ·")))
    return person


async def approved(jol: Town) -> Person:
    await written(jol)
    approver = await opened(jol, SECOND_MODERATOR)
    await approver.presses("Approve")
    return approver


async def test_an_alert_arrives_in_each_readers_language(jol: Town) -> None:
    readers = {
        "It is lower.": await subscribed(jol, READER_EN, "English"),
        "Он ниже.": await subscribed(jol, READER_RU, "Русский"),
        "Ол төмендеді.": await subscribed(jol, READER_KK, "Қазақша"),
    }
    await (await approved(jol)).presses("Send now")
    await jol.deliver()
    for text, person in readers.items():
        assert text in person.screen.text
        assert SOURCE in str(person.screen.message["entities"])


async def test_nobody_is_told_before_the_time(jol: Town) -> None:
    reader = await subscribed(jol, READER_EN, "English")
    await (await approved(jol)).presses("Send in one hour")
    jol.clock.advance(minutes=59)
    await jol.deliver()
    assert "It is lower." not in reader.screen.text
    jol.clock.advance(minutes=1)
    await jol.deliver()
    assert "It is lower." in reader.screen.text


async def test_the_author_cannot_approve(jol: Town) -> None:
    author = await written(jol)
    assert "Approve" not in author.screen.labels


async def test_a_forged_approval_of_the_author_is_refused(jol: Town) -> None:
    author = await written(jol)
    approver = await opened(jol, SECOND_MODERATOR)
    button = next(b for b in approver.screen.buttons if b["text"] == "Approve")
    screen = await author.forges(button["callback_data"])
    assert "somebody else must approve" in screen.text


async def test_an_edit_after_the_approver_looked_voids_what_they_saw(jol: Town) -> None:
    author = await written(jol)
    approver = await opened(jol, SECOND_MODERATOR)
    await author.presses("Write: English")
    await author.says("It is much lower.")
    await author.presses("Ask for approval")
    assert "was changed after you saw it" in (await approver.presses("Approve")).text


async def test_a_reader_does_not_find_the_desk(jol: Town) -> None:
    reader = jol.person(READER_EN)
    screen = await reader.says("/moderate")
    assert "desk" not in screen.text
    assert "desk" not in (await reader.forges("desk:new")).text


async def test_a_preview_is_what_the_reader_gets(jol: Town) -> None:
    author = await written(jol)
    await author.presses("As a reader: Русский")
    preview = author.screen.text
    reader = await subscribed(jol, READER_RU, "Русский")
    await (await opened(jol, SECOND_MODERATOR)).presses("Approve", "Send now")
    await jol.deliver()
    assert reader.screen.text == preview


async def test_formatting_of_the_author_is_kept(jol: Town) -> None:
    author = await moderator(jol, MODERATOR)
    await author.presses("New alert")
    await author.presses(author.screen.labels[0], "Write: English")
    await author.says('5 < 6 & "so"')
    await author.presses("As a reader: English")
    assert '5 < 6 & "so"' in author.screen.text


async def test_a_text_too_long_for_one_message_is_refused(jol: Town) -> None:
    author = await moderator(jol, MODERATOR)
    await author.presses("New alert")
    await author.presses(author.screen.labels[0], "Write: English")
    screen = await author.says("long " * 816)
    assert "too long" in screen.text
    assert "English: missing" in screen.text


async def test_the_stop_button_in_the_alert_stops_them(jol: Town) -> None:
    reader = await subscribed(jol, READER_EN, "English")
    await (await approved(jol)).presses("Send now")
    await jol.deliver()
    await reader.presses("Stop these alerts")
    assert "You will get no more alerts" in reader.screen.text
    await reader.says("/alerts")
    assert reader.screen.labels[0].startswith("☐")


async def test_a_restart_in_between_loses_nothing(quiet_town: Town) -> None:
    async with quiet_town.bot():
        reader = await subscribed(quiet_town, READER_EN, "English")
        author = await moderator(quiet_town, MODERATOR)
        await author.presses("New alert")
        await author.presses(author.screen.labels[0], "Write: English")
    async with quiet_town.bot():
        screen = await author.says("Written after the restart.")
        assert "English: written" in screen.text
        for language in ("Русский", "Қазақша"):
            await author.presses(f"Write: {language}")
            await author.says(TEXTS[language])
        await author.presses("Write: Source")
        await author.says(SOURCE)
        await author.presses("Ask for approval")
    async with quiet_town.bot():
        await (await opened(quiet_town, SECOND_MODERATOR)).presses("Approve", "Send in one hour")
    quiet_town.clock.advance(hours=2)
    async with quiet_town.bot():
        await quiet_town.deliver()
        assert "Written after the restart." in reader.screen.text


async def test_everything_kept_is_deleted_on_request(jol: Town) -> None:
    reader = await subscribed(jol, READER_EN, "English")
    await reader.presses("Delete everything kept about me", "Yes, delete")
    await (await approved(jol)).presses("Send now")
    await jol.deliver()
    assert "It is lower." not in reader.screen.text


async def test_languages_can_be_left_out_and_their_readers_are_told(jol: Town) -> None:
    reader = await subscribed(jol, READER_KK, "Қазақша")
    author = await moderator(jol, MODERATOR)
    await author.presses("New alert")
    await author.presses(author.screen.labels[0], "Write: English")
    await author.says("It is lower.")
    await author.presses("Write: Source")
    await author.says(SOURCE)
    assert "Still missing" in (await author.presses("Ask for approval")).text
    await author.presses("Ask, leave other languages out")
    await (await opened(jol, SECOND_MODERATOR)).presses("Approve", "Send now")
    await jol.deliver()
    assert "It is lower." in reader.screen.text
    assert catalogues()["kk"](IN_ENGLISH) in reader.screen.text
