"""Follow an answer, be told when it has changed, stop."""

from bot.domain.flows import OutcomeId
from tests.conversation import READER_EN, READER_RU, Person, Town


async def at_an_outcome(jol: Town, id: int = READER_EN) -> Person:
    """The outcome that every menu leads to in one tap; its label is in the client's language."""
    person = jol.person(id)
    await person.says("/menu")
    await person.presses(person.screen.labels[0])
    return person


async def test_an_answer_is_followed_from_its_screen(jol: Town) -> None:
    reader = await at_an_outcome(jol)
    before = reader.screen
    tap = await reader.press_on(before, "Follow this answer")
    assert "You follow this answer." in (jol.sim.answer(tap) or {})["text"]
    assert reader.screen == before


async def test_the_button_carries_no_answer(jol: Town) -> None:
    reader = await at_an_outcome(jol)
    [button] = [b for b in reader.screen.buttons if b["text"] == "Follow this answer"]
    assert len(button["callback_data"]) == len("watch:ab:cde")


async def test_what_is_followed_is_listed_and_stopped(jol: Town) -> None:
    reader = await at_an_outcome(jol)
    await reader.presses("Follow this answer")
    await reader.says("/alerts")
    listed = await reader.presses("Answers you follow")
    assert "1. " in listed.text
    assert "You follow no answer." in (await reader.presses("Stop 1")).text


async def test_a_followed_answer_opens_again(jol: Town) -> None:
    reader = await at_an_outcome(jol)
    title = reader.screen.text.splitlines()[0]
    await reader.presses("Follow this answer")
    await reader.says("/alerts")
    assert (await reader.presses("Answers you follow", "Open 1")).text.startswith(title)


async def test_everything_kept_goes_with_what_is_followed(jol: Town) -> None:
    reader = await at_an_outcome(jol)
    await reader.presses("Follow this answer")
    await reader.says("/alerts")
    await reader.presses("Delete everything kept about me", "Yes, delete")
    await reader.says("/alerts")
    assert "You follow no answer." in (await reader.presses("Answers you follow")).text


async def test_a_forged_button_follows_nothing(jol: Town) -> None:
    reader = await at_an_outcome(jol)
    for forged in ("watch", "watch:zz:abc", "watch:::", "unwatch:alert:x", "unwatch:a:b:c"):
        await reader.forges(forged)
    await reader.says("/alerts")
    assert "You follow no answer." in (await reader.presses("Answers you follow")).text


async def test_an_answer_that_is_gone_can_be_stopped(jol: Town) -> None:
    assert jol.app is not None
    reader = await at_an_outcome(jol, READER_RU)
    await reader.says("/language")
    await reader.presses("English")
    followers = jol.app.storage.followers
    await followers.follow(READER_RU, OutcomeId("fines", "no_longer"), "en", most=9)
    await reader.says("/alerts")
    await reader.presses("Answers you follow", "Stop what is no longer there")
    assert await followers.followed(READER_RU) == []
