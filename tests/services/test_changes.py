"""An answer changes: a draft waits for two people, and then exactly its followers are told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.alerts import Alert
from bot.domain.amendments import AlertKind
from bot.domain.flows import Outcome, OutcomeId
from bot.domain.library import Library, Problem
from bot.errors import NotAModeratorError, OwnAlertError
from bot.services.changes import Changes
from bot.services.following import MOST, Following
from bot.telegram.catalogues import SOURCE, load_catalogues
from bot.telegram.reader import Reader
from bot.telegram.standing_words import ContentWords
from bot.telegram.view import visible
from tests.content.folders import good_library
from tests.services.world import APPROVER, AUTHOR, World

ENGLISH = load_catalogues()[SOURCE]
OLD_YEAR = datetime(2025, 12, 31, 17, tzinfo=UTC)
NEW_YEAR = datetime(2026, 1, 1, 17, tzinfo=UTC)
TOO_LONG, ALL_WELL = OutcomeId("visit", "too_long"), OutcomeId("visit", "all_well")
ASK_FIRST = OutcomeId("visit", "ask_first")


async def look(world: World, at: datetime, library: Library | None = None) -> list[Alert]:
    """A process starts and looks; the drafts that are there then."""
    content = library or good_library()

    def english(day: date) -> Reader:
        return Reader(ENGLISH, content, day)

    world.clock.now = at
    storage, words = world.storage, ContentWords(content, english)
    await Changes(storage.standings, storage.moderators, words, world.clock).look()
    return await world.desk.drafts()


async def new_limit(world: World) -> Alert:
    """The draft about the period that begins with the year."""
    drafts = await look(world, NEW_YEAR)
    return next(draft for draft in drafts if "A visit may take" in draft.texts["en"].html)


def with_outcomes(**outcomes: Outcome | None) -> Library:
    """The good content with outcomes changed, or taken out."""
    library = good_library()
    flow = library.flows["visit"]
    changed = {id: one for id, one in {**flow.outcomes, **outcomes}.items() if one is not None}
    return replace(library, flows={"visit": replace(flow, outcomes=changed)})


def retitled(title: str) -> Library:
    return with_outcomes(
        too_long=replace(good_library().flows["visit"].outcomes["too_long"], title=title)
    )


@pytest.fixture
def following(world: World) -> Following:
    return Following(world.storage.followers)


async def sent(world: World, draft: Alert) -> None:
    """One person completes it and stands for it, another one approves."""
    author, approver = await world.desk.identify(AUTHOR), await world.desk.identify(APPROVER)
    for language in ("ru", "kk"):
        await world.desk.begin_writing(author, draft.id, language)
        await world.desk.write(author, f"{language} words")
    submitted = await world.desk.submit(draft.id, author)
    await world.desk.approve(approver, draft.id, submitted.content_hash)
    await world.desk.schedule(draft.id, world.clock())
    await world.new_delivery().tick()


async def test_the_first_look_only_remembers(world: World) -> None:
    assert await look(world, OLD_YEAR) == []


async def test_a_period_that_begins_is_one_draft(world: World) -> None:
    await look(world, OLD_YEAR)
    draft = await new_limit(world)

    words = visible(draft.texts["en"].html)
    assert "It said\nA visit may take 10 days." in words
    assert "It says now\nA visit may take 20 days." in words
    assert "Since January 1, 2026." in words
    assert draft.source.startswith("https://")


async def test_a_draft_is_for_the_dependent_outcomes(world: World) -> None:
    await look(world, OLD_YEAR)
    draft = await new_limit(world)

    assert draft.outcomes == {TOO_LONG, ALL_WELL}


async def test_exactly_the_followers_are_told(world: World, following: Following) -> None:
    await look(world, OLD_YEAR)
    await following.follow(1001, TOO_LONG, "en")
    await following.follow(1002, ASK_FIRST, "en")
    await following.follow(1003, ALL_WELL, "ru")
    await world.readers(1004)
    draft = await new_limit(world)
    await sent(world, draft)

    assert world.telegram.chats == [1001, 1003]


async def test_nothing_is_sent_by_itself(world: World, following: Following) -> None:
    await look(world, OLD_YEAR)
    await following.follow(1001, TOO_LONG, "en")
    await look(world, NEW_YEAR)
    await world.new_delivery().tick()

    assert world.telegram.got == []


async def test_the_same_day_is_not_looked_at_twice(world: World) -> None:
    await look(world, OLD_YEAR)
    drafts = await look(world, NEW_YEAR)

    assert await look(world, NEW_YEAR) == drafts


async def test_a_changed_text_says_only_what_changed(world: World) -> None:
    await look(world, OLD_YEAR)
    [draft] = await look(world, OLD_YEAR, retitled("You stayed too long"))

    words = visible(draft.texts["en"].html)
    assert "It said\nThe visit was too long\n\n" in words
    assert "It says now\nYou stayed too long\n\n" in words
    assert draft.outcomes == {TOO_LONG}


async def test_an_answer_that_is_taken_out_is_told(world: World, following: Following) -> None:
    await look(world, OLD_YEAR)
    await following.follow(1001, ASK_FIRST, "en")
    [draft] = await look(world, OLD_YEAR, with_outcomes(ask_first=None))
    assert "We no longer give this answer." in draft.texts["en"].html

    await world.desk.begin_writing(1, draft.id, "source")
    await world.desk.write(1, "https://example.org/rule")
    await sent(world, draft)
    assert world.telegram.chats == [1001]


async def test_a_broken_file_is_no_change(world: World) -> None:
    await look(world, OLD_YEAR)
    broken = replace(with_outcomes(ask_first=None), problems=(Problem("visit.toml", "", "bad"),))

    assert await look(world, OLD_YEAR, broken) == []
    assert await look(world, OLD_YEAR) == []


async def test_whoever_stands_for_a_draft_cannot_approve_it(world: World) -> None:
    await look(world, OLD_YEAR)
    draft = await new_limit(world)
    author, approver = await world.desk.identify(AUTHOR), await world.desk.identify(APPROVER)
    for language in ("ru", "kk"):
        await world.desk.begin_writing(author, draft.id, language)
        await world.desk.write(author, "words")
    with pytest.raises(NotAModeratorError):
        await world.desk.submit(draft.id)
    submitted = await world.desk.submit(draft.id, approver)

    with pytest.raises(OwnAlertError):
        await world.desk.approve(approver, draft.id, submitted.content_hash)


async def test_who_stops_following_before_it_goes_out_is_not_told(
    world: World, following: Following
) -> None:
    await look(world, OLD_YEAR)
    await following.follow(1001, TOO_LONG, "en")
    draft = await new_limit(world)
    await following.unfollow(1001, TOO_LONG)
    await sent(world, draft)

    assert world.telegram.got == []


async def test_one_tap_under_the_alert_stops_following(world: World, following: Following) -> None:
    await look(world, OLD_YEAR)
    for id in (TOO_LONG, ALL_WELL, ASK_FIRST):
        await following.follow(1001, id, "en")
    draft = await new_limit(world)
    await following.unfollow_alert(1001, draft.id)

    assert await following.followed(1001) == [ASK_FIRST]


async def test_a_correction_reaches_the_followers(world: World, following: Following) -> None:
    await look(world, OLD_YEAR)
    await following.follow(1001, TOO_LONG, "en")
    draft = await new_limit(world)
    await sent(world, draft)
    await world.amending(draft.id, AlertKind.CORRECTION)
    await world.new_delivery().tick()

    assert [message for message, _ in world.telegram.edited] == [1]


async def test_following_twice_is_following_once(following: Following) -> None:
    assert await following.follow(1001, TOO_LONG, "en")
    assert await following.follow(1001, TOO_LONG, "en")
    assert await following.followed(1001) == [TOO_LONG]


async def test_so_many_are_followed_and_no_more(following: Following) -> None:
    for number in range(MOST):
        assert await following.follow(1001, OutcomeId("visit", f"o{number}"), "en")
    assert not await following.follow(1001, TOO_LONG, "en")
    assert len(await following.followed(1001)) == MOST


async def test_forgetting_forgets_what_was_followed(world: World, following: Following) -> None:
    await following.follow(1001, TOO_LONG, "en")
    await world.subscriptions.forget(1001)

    assert await world.count("following") == 0
    assert await world.count("subscriber") == 0


async def test_stopping_everything_stops_following(world: World, following: Following) -> None:
    await following.follow(1001, TOO_LONG, "en")
    await world.subscriptions.stop_everything(1001)

    assert await following.followed(1001) == []
