"""When alerts come: nights are quiet, digests close at the reader's hour, urgent ones break in."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.alerts import Urgency
from tests.conversation import READER_EN, READER_RU, Person, Town
from tests.conversations.desk import subscriber, told

NEW_YORK = ZoneInfo("America/New_York")


def at(jol: Town, year: int, month: int, day: int, hour: int, minute: int = 0) -> None:
    """Sets the clock to an hour in New York."""
    there = datetime(year, month, day, hour, minute, tzinfo=NEW_YORK)
    jol.clock.now = there.astimezone(UTC)


async def evening(jol: Town) -> Person:
    reader = await subscriber(jol, READER_EN)
    at(jol, 2026, 11, 21, 23)
    return reader


async def wants(person: Person, *labels: str) -> None:
    await person.says("/alerts")
    await person.presses("When alerts come", *labels)


async def test_the_clock_is_asked_for_once(jol: Town) -> None:
    person = jol.person(READER_EN)
    await person.says("/alerts")
    screen = await person.presses("☐ Asylum")
    assert "Which city’s clock is yours?" in screen.text
    assert "Quiet hours are from 10:00" in (await person.presses("Denver")).text
    assert "Done." in (await person.presses("☐ Fines for staying")).text


async def test_who_does_not_say_is_not_asked_again(jol: Town) -> None:
    reader = await subscriber(jol, READER_EN, "Not now: use New York")
    await reader.presses("☑ Fines for staying")
    screen = await reader.presses("☐ Fines for staying")
    assert "Which city" not in screen.text


async def test_a_night_is_quiet_until_eight(jol: Town) -> None:
    reader = await evening(jol)
    await told(jol, "It is lower.")
    assert "It is lower." not in reader.screen.text
    at(jol, 2026, 11, 22, 8)
    await jol.deliver()
    assert "It is lower." in reader.screen.text


async def test_an_urgent_alert_breaks_through_and_says_why(jol: Town) -> None:
    reader = await evening(jol)
    await told(jol, "Call today.", Urgency.URGENT)
    assert reader.screen.text.startswith("Urgent: Fines for staying")
    assert "Why this is urgent\nCall today. (why-en)" in reader.screen.text


async def test_a_city_further_west_is_still_awake(jol: Town) -> None:
    reader = await evening(jol)
    await told(jol, "It is lower.")
    await wants(reader, "My city", "Los Angeles")
    await jol.deliver()
    assert "It is lower." in reader.screen.text


async def test_without_quiet_hours_nights_are_like_days(jol: Town) -> None:
    reader = await evening(jol)
    await wants(reader, "Quiet hours", "☐ No quiet hours")
    await told(jol, "It is lower.")
    assert "It is lower." in reader.screen.text


@pytest.mark.parametrize(
    ("before", "after"),
    [((2026, 10, 31), (2026, 11, 1)), ((2027, 3, 13), (2027, 3, 14))],
    ids=["autumn", "spring"],
)
async def test_a_daily_digest_comes_at_nine_though_clocks_changed(
    jol: Town, before: tuple[int, int, int], after: tuple[int, int, int]
) -> None:
    at(jol, *before, 12)
    reader = await subscriber(jol, READER_EN)
    await wants(reader, "☐ Once a day")
    await told(jol, "It is lower.")
    await told(jol, "A form is new.", Urgency.MINOR)
    at(jol, *after, 8, 59)
    await jol.deliver()
    assert "It is lower." not in reader.screen.text
    at(jol, *after, 9)
    await jol.deliver()
    assert "2 changes since the last time" in reader.screen.text
    assert reader.screen.text.index("It is lower.") < reader.screen.text.index("A form is new.")
    assert reader.screen.text.count("Sent on") == 2


async def test_a_weekly_digest_comes_on_monday_at_the_chosen_hour(jol: Town) -> None:
    reader = await subscriber(jol, READER_EN)
    await wants(reader, "☐ Once a week", "Hour of that message")
    await reader.presses(next(label for label in reader.screen.labels if "6:00" in label))
    await told(jol, "It is lower.")
    at(jol, 2026, 11, 23, 17, 59)
    await jol.deliver()
    assert "It is lower." not in reader.screen.text
    at(jol, 2026, 11, 23, 18)
    await jol.deliver()
    assert "It is lower." in reader.screen.text


async def test_a_small_change_does_not_disturb_who_is_told_at_once(jol: Town) -> None:
    reader = await subscriber(jol, READER_EN)
    await told(jol, "A form is new.", Urgency.MINOR)
    at(jol, 2026, 11, 23, 12)
    await jol.deliver()
    assert "A form is new." not in reader.screen.text


async def test_a_digest_can_be_stopped_and_everything_erased(jol: Town) -> None:
    reader = await subscriber(jol, READER_EN)
    await wants(reader, "☐ Once a day")
    await told(jol, "It is lower.")
    at(jol, 2026, 11, 22, 9)
    await jol.deliver()
    screen = await reader.presses("Stop all alerts")
    assert screen.text == "You will get no more alerts."
    screen = await reader.presses("Delete everything kept about me", "Yes, delete")
    assert "Nothing about you is kept" in screen.text


async def test_a_digest_of_long_alerts_comes_in_parts(jol: Town) -> None:
    reader = await subscriber(jol, READER_EN)
    await wants(reader, "☐ Once a day")
    for letter in "abc":
        await told(jol, letter * 2500)
    before = len(reader.screens)
    at(jol, 2026, 11, 22, 9)
    await jol.deliver()
    parts = reader.screens[before:]
    assert ["".join(sorted(set(part.text) & set("abc"))) != "" for part in parts] == [True] * 3
    assert [bool(part.buttons) for part in parts] == [False, False, True]


async def test_a_stopped_alert_never_comes_in_the_morning(jol: Town) -> None:
    reader = await evening(jol)
    alert = await told(jol, "It is wrong.")
    moderator = jol.person(1011)
    await moderator.says("/moderate")
    await moderator.presses(next(x for x in moderator.screen.labels if x.startswith("1 ·")))
    await moderator.presses("Stop it")
    at(jol, 2026, 11, 22, 9)
    await jol.deliver()
    assert alert.id == 1
    assert "It is wrong." not in reader.screen.text


async def test_an_outcome_offers_its_own_topics(jol: Town) -> None:
    person = jol.person(READER_EN)
    await person.says("/menu")
    await person.presses("Fines for staying", "None of these", "I fear a fine about an app")
    await person.presses("Tell me when this changes")
    assert "☐ Fines for staying" in person.screen.labels
    assert "☐ Students (F-1)" not in person.screen.labels
    assert "☐ Students (F-1)" in (await person.presses("All topics")).labels


@pytest.mark.parametrize("data", ["zone:Mars/Olympus", "quiet:25:8", "often:never", "hour:x"])
async def test_forged_hours_change_nothing(jol: Town, data: str) -> None:
    reader = await subscriber(jol, READER_RU)
    await reader.forges(data)
    await wants(reader)
    assert "Alerts come at once." in reader.screen.text
    assert "hours in: New York" in reader.screen.text
