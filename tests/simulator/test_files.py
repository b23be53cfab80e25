"""Documents and photos, in both directions."""

from struct import pack

import aiohttp

from simulator.server import Simulator
from tests.simulator.conftest import CHANNEL, GROUP, READER, PlainBot

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + pack(">II", 40, 30)


def upload(field: str, name: str, content: bytes) -> aiohttp.FormData:
    form = aiohttp.FormData({"chat_id": str(READER)})
    form.add_field(field, content, filename=name)
    return form


async def test_a_photo_tells_its_size(bot: PlainBot) -> None:
    answer = await bot.send("sendPhoto", data=upload("photo", "a.png", PNG))
    [photo] = answer["result"]["photo"]
    assert (photo["width"], photo["height"], photo["file_size"]) == (40, 30, len(PNG))


async def test_a_file_is_fetched_by_its_path(sim: Simulator, bot: PlainBot) -> None:
    sent = sim.document(READER, "note.txt", b"words")
    file = await bot.result("getFile", file_id=sent["document"]["file_id"])
    url = f"{sim.url}/file/bot{sim.token}/{file['file_path']}"
    async with bot.http.get(url) as response:
        assert await response.read() == b"words"


async def test_an_attached_document_is_taken(bot: PlainBot) -> None:
    form = upload("part", "a.pdf", b"%PDF")
    form.add_field("document", "attach://part")
    answer = await bot.send("sendDocument", data=form)
    assert answer["result"]["document"]["mime_type"] == "application/pdf"


async def test_a_known_file_is_sent_again(sim: Simulator, bot: PlainBot) -> None:
    file_id = sim.document(READER, "a.txt", b"a")["document"]["file_id"]
    sent = await bot.result("sendDocument", chat_id=READER, document=file_id)
    assert sent["document"]["file_id"] == file_id


async def test_an_unknown_file_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("sendDocument", chat_id=READER, document="nothing")
    assert refusal == "Bad Request: wrong file identifier/HTTP URL specified"
    assert await bot.refusal("getFile", file_id="nothing") == "Bad Request: invalid file_id"


async def test_an_empty_file_is_refused(bot: PlainBot) -> None:
    answer = await bot.send("sendDocument", data=upload("document", "a.txt", b""))
    assert answer["description"] == "Bad Request: file must be non-empty"


async def test_a_photo_must_be_a_picture(bot: PlainBot) -> None:
    answer = await bot.send("sendPhoto", data=upload("photo", "a.png", b"no picture"))
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_document_does_not_become_a_photo(sim: Simulator, bot: PlainBot) -> None:
    file_id = sim.document(READER, "a.png", PNG)["document"]["file_id"]
    refusal = await bot.refusal("sendPhoto", chat_id=READER, photo=file_id)
    assert refusal == "Bad Request: can't use file of type Document as Photo"


async def test_a_part_that_is_missing_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("sendDocument", chat_id=READER)
    assert refusal == 'Bad Request: parameter "document" is required'


async def test_an_album_of_one_is_refused(sim: Simulator, bot: PlainBot) -> None:
    file_id = sim.document(READER, "a.txt", b"a")["document"]["file_id"]
    refusal = await bot.refusal(
        "sendMediaGroup", chat_id=READER, media=[{"type": "document", "media": file_id}]
    )
    assert refusal == "Bad Request: wrong number of media in the album: 2-10 expected"


async def test_a_copy_may_have_another_caption(sim: Simulator, bot: PlainBot) -> None:
    sent = sim.document(READER, "a.txt", b"a")
    await bot.result(
        "copyMessage",
        chat_id=READER,
        from_chat_id=READER,
        message_id=sent["message_id"],
        caption="new",
    )
    assert sim.last(READER)["caption"] == "new"


async def test_a_service_message_is_not_copied(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    service = sim.last(GROUP)["message_id"]
    for method, done in (("copyMessage", "copied"), ("forwardMessage", "forwarded")):
        refusal = await bot.refusal(method, chat_id=READER, from_chat_id=GROUP, message_id=service)
        assert refusal == f"Bad Request: message can't be {done}"


async def test_a_post_is_forwarded_with_its_channel(sim: Simulator, bot: PlainBot) -> None:
    sim.join(CHANNEL)
    post = await bot.result("sendMessage", chat_id=CHANNEL, text="News")
    sent = await bot.result(
        "forwardMessage",
        chat_id=READER,
        from_chat_id=CHANNEL,
        message_id=post["message_id"],
    )
    assert sent["forward_origin"]["chat"]["id"] == CHANNEL


async def test_files_need_the_token_and_a_path(sim: Simulator, bot: PlainBot) -> None:
    for path, status in (("bot1:other/x", 401), (f"bot{sim.token}/none", 404)):
        async with bot.http.get(f"{sim.url}/file/{path}") as response:
            assert response.status == status


async def test_an_unknown_action_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("sendChatAction", chat_id=READER, action="dance")
    assert refusal == "Bad Request: wrong parameter action in request"


async def test_an_album_has_one_group(bot: PlainBot) -> None:
    form = upload("one", "a.png", PNG)
    form.add_field("two", PNG, filename="b.png")
    media = '[{"type":"photo","media":"attach://one"},{"type":"photo","media":"attach://two"}]'
    form.add_field("media", media)
    messages = (await bot.send("sendMediaGroup", data=form))["result"]
    assert len({message["media_group_id"] for message in messages}) == 1


async def test_a_copy_has_no_buttons_and_no_origin(sim: Simulator, bot: PlainBot) -> None:
    copied = await bot.result("copyMessage", chat_id=READER, from_chat_id=READER, message_id=1)
    copy = sim.last(READER)
    assert (copy["message_id"], copy["text"]) == (copied["message_id"], "/start")
    assert "forward_origin" not in copy


async def test_a_forward_names_its_origin(bot: PlainBot) -> None:
    sent = await bot.result("forwardMessage", chat_id=READER, from_chat_id=READER, message_id=1)
    assert sent["forward_origin"]["sender_user"]["id"] == READER


async def test_protected_content_is_not_forwarded(bot: PlainBot) -> None:
    sent = await bot.result("sendMessage", chat_id=READER, text="x", protect_content=True)
    refusal = await bot.refusal(
        "forwardMessage",
        chat_id=READER,
        from_chat_id=READER,
        message_id=sent["message_id"],
    )
    assert refusal == "Bad Request: message can't be forwarded"
