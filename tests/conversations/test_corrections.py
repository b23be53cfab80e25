"""A wrong alert is put right in every chat; readers look up what was sent and corrected."""

from tests.conversation import (
    MODERATOR,
    READER_EN,
    READER_KK,
    READER_RU,
    SECOND_MODERATOR,
    Person,
    Town,
)
from tests.conversations.test_alerts import TEXTS, approved, moderator, subscribed

RIGHT = {"English": "It is higher.", "Русский": "Он выше.", "Қазақша": "Ол көтерілді."}
GROUP = -500_1001
FORGETFUL = 1004
BLOCKER = 1005


async def sent(jol: Town) -> Person:
    """The moderator who has sent an alert."""
    approver = await approved(jol)
    await approver.presses("Send now")
    await jol.deliver()
    return approver


async def amended(jol: Town, button: str) -> None:
    """Written by one moderator in the chat, approved and sent by the other."""
    author = await opened_again(jol, MODERATOR, "Sent already: correct, take back", "1 ·")
    await author.presses(button)
    for language, text in RIGHT.items():
        await author.presses(f"Write: {language}")
        await author.says(text)
        if button == "Correct it":
            await author.presses(f"Write: What was wrong ({language})")
            await author.says(TEXTS[language])
    await author.presses("Ask for approval")
    await (await opened_again(jol, SECOND_MODERATOR, None, "2 ·")).presses("Approve", "Send now")
    await jol.deliver()


async def opened_again(jol: Town, id: int, through: str | None, begins: str) -> Person:
    person = await moderator(jol, id)
    if through is not None:
        await person.presses(through)
    await person.presses(next(label for label in person.screen.labels if label.startswith(begins)))
    return person


async def in_group(jol: Town) -> None:
    jol.sim.group(GROUP, members=[READER_RU])
    jol.sim.join(GROUP)
    assert jol.app is not None
    topic = next(iter(jol.library.topics))
    await jol.app.storage.subscribers.subscribe(GROUP, topic, "ru")


async def test_each_copy_ends_as_the_rule_says(jol: Town) -> None:
    readers = {
        "English": await subscribed(jol, READER_EN, "English"),
        "Русский": await subscribed(jol, READER_RU, "Русский"),
        "Қазақша": await subscribed(jol, READER_KK, "Қазақша"),
    }
    forgetful = await subscribed(jol, FORGETFUL, "English")
    blocker = await subscribed(jol, BLOCKER, "English")
    await in_group(jol)
    await sent(jol)
    copies = {language: reader.screen for language, reader in readers.items()}
    group_copy = jol.sim.last(GROUP)
    lost = forgetful.screen
    jol.sim.delete(FORGETFUL, lost.id)
    jol.sim.block(BLOCKER)
    blocked_copy = blocker.screen
    await amended(jol, "Correct it")
    await jol.deliver()
    for language, reader in readers.items():
        assert reader.screen.id == copies[language].id
        assert TEXTS[language] in reader.screen.text
        assert RIGHT[language] in reader.screen.text
    assert jol.sim.last(GROUP)["message_id"] == group_copy["message_id"]
    assert RIGHT["Русский"] in jol.sim.last(GROUP)["text"]
    assert forgetful.screen.id > lost.id
    assert "Corrected on November 21, 2026." in forgetful.screen.text
    assert blocker.screen == blocked_copy


async def test_the_author_of_a_correction_cannot_approve_it(jol: Town) -> None:
    await sent(jol)
    author = await opened_again(jol, MODERATOR, "Sent already: correct, take back", "1 ·")
    await author.presses("Correct it")
    assert "Approve" not in author.screen.labels
    assert "What was wrong (English): missing" in author.screen.text


async def test_a_young_copy_disappears(jol: Town) -> None:
    reader = await subscribed(jol, READER_EN, "English")
    await sent(jol)
    copy = reader.screen
    await amended(jol, "Take it back")
    assert copy.id not in [screen.id for screen in reader.screens]


async def test_an_old_copy_says_that_it_was_taken_back(jol: Town) -> None:
    reader = await subscribed(jol, READER_RU, "Русский")
    await sent(jol)
    copy = reader.screen
    jol.clock.advance(hours=49)
    jol.sim.world.clock.advance(49 * 3600)
    await amended(jol, "Take it back")
    assert reader.screen.id == copy.id
    assert TEXTS["Русский"] not in reader.screen.text
    assert RIGHT["Русский"] in reader.screen.text


async def test_a_phone_that_keeps_an_old_copy_is_believed(jol: Town) -> None:
    """The clocks differ: Telegram no longer deletes what the bot takes for young."""
    reader = await subscribed(jol, READER_EN, "English")
    await sent(jol)
    copy = reader.screen
    jol.sim.world.clock.advance(49 * 3600)
    await amended(jol, "Take it back")
    assert reader.screen.id == copy.id
    assert "Taken back on November 21, 2026." in reader.screen.text


async def test_news_shows_the_corrected_alert(jol: Town) -> None:
    await sent(jol)
    await amended(jol, "Correct it")
    reader = jol.person(READER_EN)
    screen = await reader.says("/news")
    assert "Corrected on November 21, 2026." in screen.text
    assert "It is higher." in screen.text
    opened = await reader.presses("1")
    assert "It said\nIt is lower." in opened.text


async def test_news_leaves_out_what_was_taken_back(jol: Town) -> None:
    await sent(jol)
    await amended(jol, "Take it back")
    reader = jol.person(READER_EN)
    assert "No alert has been sent yet." in (await reader.says("/news")).text
    screen = await reader.presses("Corrections")
    assert "Taken back on November 21, 2026.\nIt is higher." in screen.text


async def test_corrections_are_read_in_every_language(jol: Town) -> None:
    await sent(jol)
    await amended(jol, "Correct it")
    for id, language in ((READER_RU, "Русский"), (READER_KK, "Қазақша")):
        reader = jol.person(id)
        await reader.says("/language")
        await reader.presses(language)
        assert RIGHT[language] in (await reader.says("/corrections")).text


async def test_before_the_first_alert_there_is_no_news(jol: Town) -> None:
    reader = jol.person(READER_EN)
    assert "No alert has been sent yet." in (await reader.says("/news")).text
    corrections = await reader.says("/corrections")
    assert "No alert has been corrected or taken back." in corrections.text


async def test_a_stopped_alert_is_no_news(jol: Town) -> None:
    approver = await approved(jol)
    await approver.presses("Send now")
    assert jol.app is not None
    await jol.app.storage.ledger.begin_due(jol.clock())
    await approver.presses("Refresh", "Stop it")
    reader = jol.person(READER_EN)
    assert "No alert has been sent yet." in (await reader.says("/news")).text
    assert "No alert" in (await reader.forges("news:0:1")).text


async def test_a_forged_page_of_news_is_the_first(jol: Town) -> None:
    await sent(jol)
    reader = jol.person(READER_EN)
    await reader.says("/news")
    for forged in ("news:x:y", "news:0:99", "corrections::", "news:-1"):
        assert "Menu" in (await reader.forges(forged)).labels


async def test_the_report_says_who_has_what(jol: Town) -> None:
    assert jol.app is not None
    storage = jol.app.storage
    topic = next(iter(jol.library.topics))
    for id in range(2001, 2006):
        jol.sim.person(id)
        jol.sim.message(id, "/menu")
        await storage.subscribers.subscribe(id, topic, "en")
    await jol.idle()
    await sent(jol)
    desk = await opened_again(jol, MODERATOR, "Sent already: correct, take back", "1 ·")
    assert "Revision 1: 5" in desk.screen.text
