"""Two moderators who bring an alert on its way, in as few words as a test needs."""

from bot.domain.alerts import Alert, Urgency
from bot.domain.approval import SOURCE, parts
from bot.services.desk import Desk
from tests.conversation import MODERATOR, SECOND_MODERATOR, Person, Town

RECORD = "https://www.federalregister.gov/d/2026-99999"


def desk_of(jol: Town) -> Desk:
    assert jol.app is not None
    desk: Desk = jol.app.dispatcher.workflow_data["desk"]
    return desk


async def due_now(
    jol: Town, text: str, urgency: Urgency = Urgency.ROUTINE, topic: str = "fines"
) -> Alert:
    """Written in every language, approved by a second person, due at once."""
    assert jol.app is not None
    desk, languages = desk_of(jol), tuple(jol.app.readers.catalogues)
    author, approver = await desk.identify(MODERATOR), await desk.identify(SECOND_MODERATOR)
    draft = await desk.new_draft(author, topic, urgency)
    for part in parts(draft, languages):
        await desk.begin_writing(author, draft.id, part)
        await desk.write(author, RECORD if part == SOURCE else f"{text} ({part})")
    written = await desk.submit(draft.id)
    await desk.approve(approver, draft.id, written.content_hash)
    return await desk.schedule(draft.id, jol.clock())


async def told(jol: Town, text: str, urgency: Urgency = Urgency.ROUTINE) -> Alert:
    """Due, and a tick has looked at it."""
    alert = await due_now(jol, text, urgency)
    await jol.deliver()
    return alert


async def subscriber(jol: Town, id: int, city: str = "New York") -> Person:
    """Somebody who reads English and wants to hear about fines."""
    person = jol.person(id)
    await person.says("/language")
    await person.presses("English")
    await person.says("/alerts")
    await person.presses("☐ Fines for staying", city)
    return person
