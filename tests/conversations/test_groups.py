"""Groups and channels: their admins subscribe them, and nothing about a person is shown there."""

import pytest

from simulator.membership import QUEUE, member
from tests.conversation import MODERATOR, READER_EN, READER_RU, Person, Screen, Town
from tests.conversations.desk import told

GROUP, CHANNEL, SUPERGROUP = -2001, -2002, -1002003
ADMIN = MODERATOR


class Place:
    """What is written and pressed in one group or channel."""

    def __init__(self, jol: Town, chat: int) -> None:
        self.jol, self.chat = jol, chat

    async def says(self, person: int, text: str) -> Screen:
        self.jol.sim.message(person, text, chat=self.chat)
        await self.jol.idle()
        return self.screen

    async def presses(self, person: int, label: str) -> dict[str, object]:
        """The answer to the tap."""
        row, column = self.screen.place_of(label)
        tap = self.jol.sim.press(person, self.screen.id, row, column, chat=self.chat)
        await self.jol.idle()
        return self.jol.sim.answer(tap) or {}

    @property
    def screen(self) -> Screen:
        return [Screen(one) for one in self.jol.sim.messages(self.chat) if "reply_markup" in one][
            -1
        ]

    @property
    def text(self) -> str:
        return str(self.jol.sim.last(self.chat).get("text", ""))


@pytest.fixture
async def group(jol: Town) -> Place:
    """A group with the bot in it, subscribed by its admin."""
    jol.sim.join(GROUP)
    place = Place(jol, GROUP)
    await place.says(ADMIN, "/alerts")
    await place.presses(ADMIN, "☐ Fines for staying")
    return place


async def test_an_admin_subscribes_the_group(jol: Town, group: Place) -> None:
    assert "☑ Fines for staying" in group.screen.labels
    await told(jol, "It is lower.")
    assert "It is lower." in group.text


async def test_others_get_the_way_to_the_private_chat(jol: Town) -> None:
    jol.sim.join(GROUP)
    screen = await Place(jol, GROUP).says(READER_EN, "/alerts")
    assert screen.labels == ["Open the private chat"]


async def test_others_change_nothing(jol: Town, group: Place) -> None:
    answer = await group.presses(READER_EN, "☑ Fines for staying")
    assert "Only admins" in str(answer["text"])
    assert "☑ Fines for staying" in (await group.says(ADMIN, "/alerts")).labels


async def test_an_alert_in_a_group_shows_no_dialog(jol: Town, group: Place) -> None:
    await told(jol, "It is lower.")
    assert group.screen.labels == ["Stop these alerts", "Open the private chat"]


async def test_an_admin_stops_from_the_alert(jol: Town, group: Place) -> None:
    await told(jol, "It is lower.")
    assert "Only admins" in str((await group.presses(READER_RU, "Stop these alerts"))["text"])
    assert "no more alerts" in str((await group.presses(ADMIN, "Stop these alerts"))["text"])
    await told(jol, "It is higher.")
    assert "It is higher." not in group.text


async def test_a_group_is_told_at_night_too(jol: Town, group: Place) -> None:
    jol.clock.advance(hours=13)
    await told(jol, "It is lower.")
    assert "It is lower." in group.text


async def test_a_group_reads_one_language(jol: Town, group: Place) -> None:
    await group.presses(ADMIN, "Language of this chat: English")
    await group.presses(ADMIN, "☐ Қазақша")
    await told(jol, "It is lower.")
    assert "It is lower. (kk)" in group.text


async def test_a_group_that_puts_the_bot_out_is_left_alone(jol: Town, group: Place) -> None:
    jol.sim.kick(GROUP)
    await jol.idle()
    assert await sends_of(jol) == []


async def test_a_group_that_takes_the_bot_back_is_told_again(jol: Town, group: Place) -> None:
    jol.sim.kick(GROUP)
    await jol.idle()
    jol.sim.join(GROUP)
    await jol.idle()
    await told(jol, "It is lower.")
    assert "It is lower." in group.text


async def test_the_last_words_of_a_group_do_not_bring_the_bot_back(
    jol: Town, group: Place
) -> None:
    said = {key: jol.sim.messages(GROUP)[0][key] for key in ("date", "chat", "from")}
    jol.sim.kick(GROUP)
    await jol.idle()
    jol.sim.world.updates.add("message", said | {"message_id": 99, "text": "Bye"}, GROUP)
    await jol.idle()
    assert await sends_of(jol) == []


async def sends_of(jol: Town) -> list[int]:
    """The chats to which the next alert goes, or is tried."""
    before = len(jol.sim.requests())
    await told(jol, "It is lower.")
    calls = jol.sim.requests(full=True)[before:]
    return [int(call["params"]["chat_id"]) for call in calls if call["method"] == "sendMessage"]


async def test_a_group_is_followed_when_it_becomes_a_supergroup(jol: Town, group: Place) -> None:
    jol.sim.migrate(GROUP, SUPERGROUP)
    await jol.idle()
    assert await sends_of(jol) == [SUPERGROUP]


async def test_a_move_that_begins_with_leaving_is_followed_too(jol: Town, group: Place) -> None:
    bot = jol.sim.world.profile.user()
    left = {"old_chat_member": member(bot, "member"), "new_chat_member": member(bot, "left")}
    said = {key: jol.sim.messages(GROUP)[0][key] for key in ("date", "chat", "from")}
    jol.sim.world.updates.add("my_chat_member", said | left, QUEUE)
    await jol.idle()
    jol.sim.migrate(GROUP, SUPERGROUP)
    await jol.idle()
    assert await sends_of(jol) == [SUPERGROUP]


async def test_a_move_while_the_bot_is_down_is_followed_by_the_sender(quiet_town: Town) -> None:
    async with quiet_town.bot():
        quiet_town.sim.join(GROUP)
        place = Place(quiet_town, GROUP)
        await place.says(ADMIN, "/alerts")
        await place.presses(ADMIN, "☐ Fines for staying")
    quiet_town.sim.migrate(GROUP, SUPERGROUP)
    quiet_town.sim.world.updates.clear()
    async with quiet_town.bot():
        await told(quiet_town, "It is lower.")
        assert "It is lower." in Place(quiet_town, SUPERGROUP).text


async def test_what_is_kept_about_a_group_is_deleted_by_its_admin(jol: Town, group: Place) -> None:
    await group.presses(ADMIN, "Delete what is kept about this chat")
    await told(jol, "It is lower.")
    assert "It is lower." not in group.text


async def test_a_channel_is_subscribed_by_a_post(jol: Town) -> None:
    jol.sim.join(CHANNEL)
    channel = Place(jol, CHANNEL)
    await channel.says(ADMIN, "/alerts")
    await channel.presses(ADMIN, "☐ Fines for staying")
    await told(jol, "It is lower.")
    assert "It is lower." in channel.text


async def test_the_settings_of_a_channel_can_be_taken_away(jol: Town) -> None:
    jol.sim.join(CHANNEL)
    channel = Place(jol, CHANNEL)
    await channel.says(ADMIN, "/alerts")
    await channel.presses(ADMIN, "Close")
    assert channel.text == "/alerts"


async def test_who_reads_a_channel_changes_nothing(jol: Town) -> None:
    jol.sim.join(CHANNEL)
    channel = Place(jol, CHANNEL)
    await channel.says(ADMIN, "/alerts")
    answer = await channel.presses(READER_EN, "☐ Fines for staying")
    assert "admins" in str(answer["text"])


async def test_who_blocks_the_bot_is_not_tried(jol: Town) -> None:
    person: Person = jol.person(READER_EN)
    await person.says("/alerts")
    await person.presses("☐ Fines for staying", "New York")
    jol.sim.block(READER_EN)
    await jol.idle()
    assert await sends_of(jol) == []
