"""Edits and what they are refused for."""

import pytest

from simulator.server import Simulator
from tests.simulator.conftest import GROUP, MODERATOR, READER, PlainBot, button


@pytest.fixture
async def sent(bot: PlainBot) -> int:
    message = await bot.result("sendMessage", chat_id=READER, text="Hello", reply_markup=button())
    return int(message["message_id"])


async def test_an_edit_replaces_text_and_keyboard(bot: PlainBot, sent: int) -> None:
    edited = await bot.result("editMessageText", chat_id=READER, message_id=sent, text="Bye")
    assert edited["text"] == "Bye"
    assert "reply_markup" not in edited


async def test_an_edit_that_changes_nothing_is_refused(bot: PlainBot, sent: int) -> None:
    refusal = await bot.refusal(
        "editMessageText", chat_id=READER, message_id=sent, text="Hello", reply_markup=button()
    )
    assert refusal == (
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )


async def test_a_keyboard_alone_may_change(bot: PlainBot, sent: int) -> None:
    edited = await bot.result("editMessageReplyMarkup", chat_id=READER, message_id=sent)
    assert (edited["text"], "reply_markup" in edited) == ("Hello", False)


async def test_an_edit_of_a_gone_message_is_refused(
    sim: Simulator, bot: PlainBot, sent: int
) -> None:
    sim.delete(READER, sent)
    refusal = await bot.refusal("editMessageText", chat_id=READER, message_id=sent, text="Bye")
    assert refusal == "Bad Request: message to edit not found"


async def test_an_edit_of_anothers_message_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("editMessageText", chat_id=READER, message_id=1, text="Bye")
    assert refusal == "Bad Request: message can't be edited"


async def test_an_edit_without_a_message_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("editMessageText", text="Bye")
    assert refusal == "Bad Request: message identifier is not specified"


async def test_a_message_with_a_reply_keyboard_is_not_edited(bot: PlainBot) -> None:
    markup = {"keyboard": [[{"text": "Menu"}]]}
    sent = await bot.result("sendMessage", chat_id=READER, text="x", reply_markup=markup)
    refusal = await bot.refusal(
        "editMessageText", chat_id=READER, message_id=sent["message_id"], text="y"
    )
    assert refusal == "Bad Request: message can't be edited"


async def test_a_caption_is_edited_and_no_text(sim: Simulator, bot: PlainBot) -> None:
    file = sim.document(READER, "a.txt", b"a")["document"]["file_id"]
    sent = await bot.result("sendDocument", chat_id=READER, document=file, caption="old")
    where = {"chat_id": READER, "message_id": sent["message_id"]}
    edited = await bot.result("editMessageCaption", **where, caption="new")
    assert (edited["caption"], edited["document"]["file_id"]) == ("new", file)
    refusal = await bot.refusal("editMessageText", **where, text="x")
    assert refusal == "Bad Request: there is no text in the message to edit"


async def test_a_text_has_no_caption_to_edit(bot: PlainBot, sent: int) -> None:
    refusal = await bot.refusal("editMessageCaption", chat_id=READER, message_id=sent, caption="x")
    assert refusal == "Bad Request: there is no caption in the message to edit"


async def test_media_replace_a_file(sim: Simulator, bot: PlainBot, sent: int) -> None:
    file = sim.document(READER, "a.txt", b"a")["document"]["file_id"]
    media = {"type": "document", "media": file, "caption": "new"}
    edited = await bot.result("editMessageMedia", chat_id=READER, message_id=sent, media=media)
    assert (edited["document"]["file_name"], "text" in edited) == ("a.txt", False)


async def test_a_deleted_message_is_gone_from_the_chat(
    sim: Simulator, bot: PlainBot, sent: int
) -> None:
    await bot.result("deleteMessage", chat_id=READER, message_id=sent)
    assert [message["text"] for message in sim.messages(READER)] == ["/start"]


async def test_a_deletion_after_48_hours_is_refused(
    sim: Simulator, bot: PlainBot, sent: int
) -> None:
    sim.clock.advance(48 * 3600 + 1)
    refusal = await bot.refusal("deleteMessage", chat_id=READER, message_id=sent)
    assert refusal == "Bad Request: message can't be deleted for everyone"


async def test_a_gone_message_is_not_deleted_again(bot: PlainBot, sent: int) -> None:
    await bot.result("deleteMessage", chat_id=READER, message_id=sent)
    refusal = await bot.refusal("deleteMessage", chat_id=READER, message_id=sent)
    assert refusal == "Bad Request: message to delete not found"


async def test_several_deletions_skip_the_gone(bot: PlainBot, sim: Simulator, sent: int) -> None:
    await bot.result("deleteMessages", chat_id=READER, message_ids=[sent, 77])
    assert len(sim.messages(READER)) == 1


async def test_a_member_does_not_delete_for_others(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    said = sim.message(MODERATOR, "/rules", chat=GROUP)
    refusal = await bot.refusal("deleteMessage", chat_id=GROUP, message_id=said["message_id"])
    assert refusal == "Bad Request: message can't be deleted"


async def test_a_pinned_message_is_shown(sim: Simulator, bot: PlainBot, sent: int) -> None:
    await bot.result("pinChatMessage", chat_id=READER, message_id=sent)
    assert sim.chat(READER)["pinned"] == sent
    await bot.result("unpinChatMessage", chat_id=READER)
    assert sim.chat(READER)["pinned"] is None


async def test_a_pin_goes_with_its_message(sim: Simulator, bot: PlainBot, sent: int) -> None:
    await bot.result("pinChatMessage", chat_id=READER, message_id=sent)
    await bot.result("deleteMessage", chat_id=READER, message_id=sent)
    assert sim.chat(READER)["pinned"] is None
    refusal = await bot.refusal("unpinChatMessage", chat_id=READER)
    assert refusal == "Bad Request: message to unpin not found"


async def test_every_pin_may_go(sim: Simulator, bot: PlainBot, sent: int) -> None:
    await bot.result("pinChatMessage", chat_id=READER, message_id=sent)
    assert (await bot.result("getChat", chat_id=READER))["pinned_message"]["text"] == "Hello"
    await bot.result("unpinAllChatMessages", chat_id=READER)
    assert sim.chat(READER)["pinned"] is None


async def test_too_many_deletions_are_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("deleteMessages", chat_id=READER, message_ids=list(range(101)))
    assert refusal == "Bad Request: too many message identifiers specified"


async def test_pinning_in_a_group_needs_rights(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    sent = await bot.result("sendMessage", chat_id=GROUP, text="x")
    refusal = await bot.refusal("pinChatMessage", chat_id=GROUP, message_id=sent["message_id"])
    assert refusal == "Bad Request: not enough rights to manage pinned messages in the chat"
