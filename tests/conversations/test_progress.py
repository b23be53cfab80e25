"""What moderators see while an alert goes out, and when it stops going out by itself."""

from bot.domain.alerts import AlertState, Urgency
from tests.conversation import MODERATOR, READER_EN, SECOND_MODERATOR, Person, Screen, Town
from tests.conversations.desk import desk_of, due_now, subscriber, told


async def looked_at(jol: Town, id: int = MODERATOR) -> Screen:
    """The first alert, as the desk shows it."""
    moderator = jol.person(id)
    await moderator.says("/moderate")
    return await moderator.presses(
        next(label for label in moderator.screen.labels if label.startswith("1 ·"))
    )


async def night_owls(jol: Town, number: int) -> None:
    """Readers in Honolulu, where it is early morning."""
    for id in range(5001, 5001 + number):
        jol.sim.person(id)
        await subscriber(jol, id, "Honolulu")


async def test_progress_is_shown_by_language_without_small_counts(jol: Town) -> None:
    await night_owls(jol, 5)
    await subscriber(jol, READER_EN)
    await told(jol, "It is lower.")
    screen = await looked_at(jol)
    line = "English: sent fewer than 5, left fewer than 5, waiting for the reader’s hour 5."
    assert line in screen.text
    assert "At this rate less than a minute is left." in screen.text


async def test_an_urgent_alert_needs_its_reason_in_each_language(jol: Town) -> None:
    author = jol.person(MODERATOR)
    await author.says("/moderate")
    await author.presses("New alert", "Fines for staying", "☐ Urgent: at once, day and night")
    screen = await author.presses("Ask for approval")
    assert "Why urgent (English)" in screen.text
    await author.presses("Write: Why urgent (English)")
    screen = await author.says("The date is tomorrow.")
    assert "Why urgent (English): written" in screen.text


async def test_whoever_gave_the_reason_cannot_approve_it(jol: Town) -> None:
    alert = await due_now(jol, "Call today.", Urgency.URGENT)
    desk = desk_of(jol)
    second = await desk.identify(SECOND_MODERATOR)
    await desk.begin_writing(second, alert.id, "why-en")
    await desk.write(second, "Other reason.")
    await desk.submit(alert.id)
    assert "Approve" not in (await looked_at(jol, SECOND_MODERATOR)).labels


async def test_a_pause_holds_the_rest_until_somebody_goes_on(jol: Town) -> None:
    reader: Person = await subscriber(jol, READER_EN)
    jol.clock.advance(hours=13)
    await told(jol, "It is lower.")
    moderator = jol.person(MODERATOR)
    await looked_at(jol)
    await moderator.presses("Pause it")
    jol.clock.advance(hours=12)
    await jol.deliver()
    assert "It is lower." not in reader.screen.text
    await moderator.presses("Go on")
    await jol.deliver()
    assert "It is lower." in reader.screen.text


async def test_moderators_are_told_why_an_alert_paused_by_itself(jol: Town) -> None:
    await night_owls(jol, 3)
    jol.person(MODERATOR)
    await jol.person(MODERATOR).says("/menu")
    alert = await due_now(jol, "<b>It is lower.")  # no moderator can write this: the desk checks
    jol.clock.advance(hours=4)
    await jol.deliver()
    await jol.deliver()
    assert (await desk_of(jol).alert(alert.id)).state is AlertState.PAUSED
    notice = jol.person(MODERATOR).screen
    assert notice.text.startswith("Alert 1 is paused")
    assert "can't parse entities" in notice.text
    assert "It was paused by itself" in (await jol.person(MODERATOR).presses("Look at it")).text


async def test_a_dialog_that_must_wait_makes_the_sender_wait(jol: Town) -> None:
    reader = await subscriber(jol, READER_EN)
    jol.sim.fault("429", method="editMessageText", chat=READER_EN, retry_after=30)
    jol.sim.press(READER_EN, reader.screen.id, 0, 0)
    await jol.idle()
    assert jol.app is not None
    assert jol.app.delivery._pacer.held


async def test_only_alerts_are_paid_for(jol: Town) -> None:
    await subscriber(jol, READER_EN)
    await told(jol, "It is lower.")
    sends = [one for one in jol.sim.requests(full=True) if one["method"] == "sendMessage"]
    paid = ["allow_paid_broadcast" in one["params"] for one in sends]
    assert paid == [False] * (len(paid) - 1) + [True]
