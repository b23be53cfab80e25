"""Texts and captions of messages."""

from simulator.server import Simulator
from tests.simulator.conftest import READER, PlainBot


async def test_white_space_is_trimmed_and_entities_follow(bot: PlainBot) -> None:
    sent = await bot.result(
        "sendMessage", chat_id=READER, text="\n  <b>law </b>  \n", parse_mode="HTML"
    )
    assert sent["text"] == "law"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


async def test_an_empty_text_is_refused(bot: PlainBot) -> None:
    for text in ("", "   ", "<b> </b>"):
        refusal = await bot.refusal("sendMessage", chat_id=READER, text=text, parse_mode="HTML")
        assert refusal == "Bad Request: message text is empty"


async def test_length_counts_utf16_units_after_parsing(bot: PlainBot) -> None:
    most = "<b>" + "😀" * 2048 + "</b>"
    await bot.result("sendMessage", chat_id=READER, text=most, parse_mode="HTML")
    refusal = await bot.refusal("sendMessage", chat_id=READER, text=most + "a", parse_mode="HTML")
    assert refusal == "Bad Request: message is too long"


async def test_wrong_html_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=READER, text="<b>x", parse_mode="HTML")
    assert refusal == (
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    )


async def test_an_unknown_parse_mode_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=READER, text="x", parse_mode="BB")
    assert refusal == "Bad Request: unsupported parse_mode"


async def test_markdown_is_parsed_or_refused(bot: PlainBot) -> None:
    params = {"chat_id": READER, "parse_mode": "MarkdownV2"}
    sent = await bot.result("sendMessage", **params, text="*law*\\.")
    assert (sent["text"], sent["entities"][0]["type"]) == ("law.", "bold")
    refusal = await bot.refusal("sendMessage", **params, text="law.")
    assert refusal.startswith("Bad Request: can't parse entities: Character '.' is reserved")


async def test_old_markdown_is_not_pretended(sim: Simulator, bot: PlainBot) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=READER, text="*x*", parse_mode="Markdown")
    assert refusal == "Not Implemented: the simulator does not do parse_mode markdown"
    assert sim.breaches()


async def test_a_caption_may_stand_above(sim: Simulator, bot: PlainBot) -> None:
    [photo] = sim.photo(READER, b"GIF89a")["photo"]
    caption = {"caption": "<b>law</b>", "parse_mode": "HTML", "show_caption_above_media": True}
    sent = await bot.result("sendPhoto", chat_id=READER, photo=photo["file_id"], **caption)
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert sent["show_caption_above_media"] is True


async def test_links_and_commands_are_found(bot: PlainBot) -> None:
    text = "😀 /help and https://example.org/a, @community_news #law"
    sent = await bot.result("sendMessage", chat_id=READER, text=text)
    kinds = [(e["type"], e["offset"], e["length"]) for e in sent["entities"]]
    assert kinds == [
        ("bot_command", 3, 5),
        ("url", 13, 21),
        ("mention", 36, 15),
        ("hashtag", 52, 4),
    ]


async def test_nothing_is_found_inside_code(bot: PlainBot) -> None:
    sent = await bot.result(
        "sendMessage", chat_id=READER, text="<code>/help</code>", parse_mode="HTML"
    )
    assert [e["type"] for e in sent["entities"]] == ["code"]


async def test_entities_of_the_bot_are_kept(bot: PlainBot) -> None:
    bold = {"type": "bold", "offset": 0, "length": 3}
    sent = await bot.result("sendMessage", chat_id=READER, text="law", entities=[bold])
    assert sent["entities"] == [bold]


async def test_an_entity_past_the_end_is_refused(bot: PlainBot) -> None:
    bold = {"type": "bold", "offset": 0, "length": 9}
    refusal = await bot.refusal("sendMessage", chat_id=READER, text="law", entities=[bold])
    assert refusal.startswith("Bad Request: entity beginning at UTF-16 offset 0 ends after")


async def test_a_caption_too_long_is_refused(sim: Simulator, bot: PlainBot) -> None:
    file = sim.document(READER, "a.txt", b"a")["document"]["file_id"]
    refusal = await bot.refusal("sendDocument", chat_id=READER, document=file, caption="x" * 1025)
    assert refusal == "Bad Request: message caption is too long"


async def test_a_reply_to_a_gone_message_is_refused(bot: PlainBot) -> None:
    reply = {"message_id": 99}
    refusal = await bot.refusal("sendMessage", chat_id=READER, text="x", reply_parameters=reply)
    assert refusal == "Bad Request: message to be replied not found"


async def test_a_reply_quotes_its_message(bot: PlainBot) -> None:
    reply = {"message_id": 1}
    sent = await bot.result("sendMessage", chat_id=READER, text="x", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "/start"
