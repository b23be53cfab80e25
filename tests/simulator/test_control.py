"""The control API over HTTP."""

import asyncio
import base64
from typing import Any

import aiohttp
import pytest

from simulator.server import Simulator
from tests.simulator.conftest import CHANNEL, GROUP, READER, PlainBot, button

COMMON = {"message_id", "date", "chat", "from"}


class Remote:
    """The control API as a page uses it."""

    def __init__(self, sim: Simulator, http: aiohttp.ClientSession) -> None:
        self.url, self.http = sim.url, http

    async def get(self, path: str, **options: Any) -> Any:
        async with self.http.get(f"{self.url}/sim/{path}", **options) as response:
            return await response.json()

    async def post(self, path: str, **body: Any) -> Any:
        async with self.http.post(f"{self.url}/sim/{path}", json=body) as response:
            return await response.json()


@pytest.fixture
def remote(sim: Simulator, bot: PlainBot) -> Remote:
    return Remote(sim, bot.http)


async def polled(bot: PlainBot, many: int) -> list[Any]:
    """Fetch until there are so many updates."""
    while len(updates := await bot.result("getUpdates", timeout=1)) < many:
        pass
    return list(updates)


async def test_people_and_chats_are_listed(remote: Remote) -> None:
    listed = await remote.get("people")
    assert listed["bot"]["username"] == "simulated_bot"
    assert listed["people"][0]["name"] == "Reader (kk)"
    assert listed["people"][0]["started"] is True
    assert {chat["kind"] for chat in listed["chats"]} == {"group", "channel"}


async def test_a_person_types(remote: Remote, bot: PlainBot) -> None:
    said = await remote.post("message", **{"from": READER, "text": "/help"})
    assert said["message"]["entities"][0]["type"] == "bot_command"
    assert (await bot.result("getUpdates"))[-1]["message"] == said["message"]


async def test_a_press_may_wait_for_its_answer(
    remote: Remote, bot: PlainBot, sim: Simulator
) -> None:
    sent = await bot.result("sendMessage", chat_id=READER, text="?", reply_markup=button())
    press = {"from": READER, "chat": READER, "message_id": sent["message_id"]}
    pressed = await remote.post("press", **press, row=0, column=0, wait=0.01)
    assert pressed["answer"] is None
    query = pressed["callback_query_id"]
    await bot.result("answerCallbackQuery", callback_query_id=query, text="Yes!")
    answered = await remote.get(f"callback/{query}")
    assert answered == {"answered": True, "text": "Yes!", "show_alert": False}


async def test_a_waiting_press_hears_its_answer(
    remote: Remote, bot: PlainBot, sim: Simulator
) -> None:
    press = {"from": READER, "chat": READER, "message_id": 1, "data": "x", "wait": 5}
    waiting = asyncio.create_task(remote.post("press", **press))
    [_, update] = await polled(bot, 2)
    query = update["callback_query"]["id"]
    await bot.result("answerCallbackQuery", callback_query_id=query, text="Yes!")
    async with asyncio.timeout(2):
        assert (await waiting)["answer"]["text"] == "Yes!"


async def test_people_and_chats_are_added(remote: Remote) -> None:
    await remote.post("people", id=1500, name="Reader (uz)", language_code="uz")
    added = await remote.post(
        "chats", id=-2500, kind="supergroup", title="New", members=[1500], admins=[1500]
    )
    assert added["chat"]["members"] == [1500]


async def test_a_person_sends_a_file(remote: Remote, bot: PlainBot) -> None:
    content = base64.b64encode(b"<script>").decode()
    body = {"from": READER, "name": "page.html", "content_base64": content}
    sent = (await remote.post("document", **body))["message"]
    url = f"{remote.url}/sim/files/{sent['document']['file_id']}"
    async with bot.http.get(url) as response:
        assert await response.read() == b"<script>"
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.content_type == "application/octet-stream"


async def test_a_chat_is_shown_as_text(remote: Remote, bot: PlainBot) -> None:
    await bot.result("sendMessage", chat_id=READER, text="Sure?", reply_markup=button())
    url = f"{remote.url}/sim/chats/{READER}?format=text"
    async with bot.http.get(url) as response:
        assert "Simulated bot\nSure?\n[ Yes ]" in await response.text()


async def test_a_chat_is_shown_whole(remote: Remote) -> None:
    shown = await remote.get(f"chats/{READER}?as={READER}")
    assert [message["text"] for message in shown["messages"]] == ["/start"]
    assert shown["reply_keyboard"] is None
    assert shown["pinned"] is None


@pytest.mark.parametrize(
    ("path", "body", "why"),
    [
        ("message", {"from": 9, "text": "x"}, "there is no person 9"),
        ("message", {"text": "x"}, "from is missing"),
        ("message", {"from": 1012, "chat": GROUP, "text": "x"}, "person 1012 is not in chat"),
        ("press", {"from": READER, "message_id": 9, "row": 0, "column": 0}, "no message 9"),
        ("people", {"id": -1, "name": "x"}, "id is above zero"),
        ("chats", {"id": 5, "kind": "group"}, "id is below zero"),
        ("fault", {"kind": "429", "delay": 1}, "unknown: delay"),
        ("limits", {"speed": 1}, "unknown: speed"),
        ("migrate", {"chat": READER, "to": -1}, "only a group"),
        ("document", {"from": READER, "name": "a", "content_base64": "?"}, "content_base64"),
    ],
)
async def test_a_senseless_request_is_told(
    remote: Remote, path: str, body: dict[str, Any], why: str
) -> None:
    assert why in (await remote.post(path, **body))["error"]


@pytest.mark.parametrize(
    ("deed", "body", "status"),
    [
        ("block", {"person": READER}, "kicked"),
        ("join", {"chat": GROUP}, "member"),
        ("join", {"chat": GROUP, "admin": True}, "administrator"),
        ("join", {"chat": CHANNEL}, "administrator"),
    ],
)
async def test_a_change_of_place_is_told_to_the_bot(
    remote: Remote, bot: PlainBot, deed: str, body: dict[str, Any], status: str
) -> None:
    await remote.post(deed, **body)
    changes = [u["my_chat_member"] for u in await bot.result("getUpdates") if "message" not in u]
    assert [change["new_chat_member"]["status"] for change in changes] == [status]


async def test_a_bot_is_put_out_and_let_in(remote: Remote, sim: Simulator) -> None:
    await remote.post("join", chat=GROUP)
    kicked = await remote.post("kick", chat=GROUP)
    assert kicked["chat"]["bot_is_member"] is False
    await remote.post("block", person=READER)
    await remote.post("unblock", person=READER)
    assert sim.world.person(READER).blocked is False


async def test_people_come_and_go(remote: Remote, sim: Simulator) -> None:
    came = await remote.post("join", chat=GROUP, person=1012)
    assert 1012 in came["chat"]["members"]
    went = await remote.post("kick", chat=GROUP, person=1012)
    assert 1012 not in went["chat"]["members"]
    assert [next(iter(m.keys() - COMMON)) for m in sim.messages(GROUP)] == [
        "new_chat_members",
        "left_chat_member",
    ]


async def test_a_group_grows(remote: Remote, sim: Simulator) -> None:
    grown = await remote.post("migrate", chat=GROUP, to=-2100)
    assert (grown["chat"]["id"], grown["chat"]["kind"]) == (-2100, "supergroup")
    assert sim.people()["chats"][0]["migrated_to"] == -2100


async def test_a_message_is_edited_and_deleted(remote: Remote, sim: Simulator) -> None:
    edited = await remote.post("edit", **{"from": READER, "message_id": 1, "text": "/begin"})
    assert edited["message"]["text"] == "/begin"
    await remote.post("delete", chat=READER, message_id=1)
    assert sim.messages(READER) == []


async def test_a_deactivated_person_is_silent(remote: Remote) -> None:
    await remote.post("deactivate", person=READER)
    answer = await remote.post("message", **{"from": READER, "text": "x"})
    assert answer["error"] == "person 1001 is deactivated"


async def test_a_photo_is_shown_in_the_page(remote: Remote, bot: PlainBot) -> None:
    content = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
    body = {"from": READER, "name": "a.png", "content_base64": content}
    [photo] = (await remote.post("photo", **body))["message"]["photo"]
    async with bot.http.get(f"{remote.url}/sim/files/{photo['file_id']}") as response:
        assert response.headers["Content-Type"] == "image/png"
        assert response.headers["Content-Disposition"].startswith("inline")


async def test_a_transcript_tells_every_kind(
    remote: Remote, bot: PlainBot, sim: Simulator
) -> None:
    sim.join(GROUP)
    sim.document(1002, "a.txt", b"a", chat=GROUP)
    keyboard = {"keyboard": [[{"text": "Menu"}]]}
    await bot.result("sendMessage", chat_id=GROUP, text="Hi", reply_markup=keyboard)
    text = sim.transcript(GROUP)
    for part in ("<new_chat_members>", "<document a.txt>", "keyboard:\n[ Menu ]"):
        assert part in text


@pytest.mark.parametrize("path", ["callback/1", "inline/1", "chats/5", "chats/x", "files/none"])
async def test_what_is_not_there_is_told(remote: Remote, path: str) -> None:
    assert (await remote.get(path))["error"]


async def test_a_body_that_is_no_object_is_told(remote: Remote, bot: PlainBot) -> None:
    for body in ("[]", "{"):
        async with bot.http.post(f"{remote.url}/sim/message", data=body) as response:
            assert await response.json() == {"error": "the body must be a JSON object"}


async def test_a_clock_may_be_stopped(remote: Remote) -> None:
    assert (await remote.post("clock", freeze=True))["frozen"] is True
    assert (await remote.get("clock"))["frozen"] is True


async def test_a_blocked_bot_hears_nothing(remote: Remote) -> None:
    await remote.post("block", person=READER)
    answer = await remote.post("message", **{"from": READER, "text": "x"})
    assert answer["error"] == "person 1001 has blocked the bot; unblock first"


async def test_requests_are_listed_without_texts(remote: Remote, bot: PlainBot) -> None:
    await bot.result("sendMessage", chat_id=READER, text="private words")
    assert "private words" not in str(await remote.get("requests"))
    assert "private words" in str(await remote.get("requests?full=1"))


async def test_breaches_are_listed_and_forgotten(remote: Remote, bot: PlainBot) -> None:
    await bot.result("getMe", nonsense=1)
    assert len((await remote.get("breaches"))["breaches"]) == 1
    async with bot.http.delete(f"{remote.url}/sim/breaches"):
        assert (await remote.get("breaches"))["breaches"] == []


async def test_faults_are_added_and_cleared(remote: Remote, bot: PlainBot) -> None:
    await remote.post("fault", kind="429", retry_after=3)
    async with bot.http.delete(f"{remote.url}/sim/fault"):
        assert (await bot.call("getMe"))["ok"]


async def test_the_clock_is_moved(remote: Remote) -> None:
    before = (await remote.get("clock"))["now"]
    after = (await remote.post("clock", advance=3600))["now"]
    assert after - before == 3600


async def test_limits_are_switched(remote: Remote) -> None:
    limits = await remote.post("limits", enforce=True, overall=100)
    assert (limits["enforce"], limits["overall"]) == (True, 100)


async def test_an_inline_query_is_answered(remote: Remote, bot: PlainBot) -> None:
    asked = await remote.post("inline", **{"from": READER, "query": "law"})
    query = (await bot.result("getUpdates"))[-1]["inline_query"]
    article = {
        "type": "article",
        "id": "1",
        "title": "Law",
        "input_message_content": {"message_text": "Law"},
    }
    await bot.result("answerInlineQuery", inline_query_id=query["id"], results=[article])
    answer = await remote.get(f"inline/{asked['inline_query_id']}")
    assert answer["results"][0]["title"] == "Law"


async def test_a_borrowed_host_name_is_refused(remote: Remote) -> None:
    answer = await remote.get("people", headers={"Host": "evil.example:80"})
    assert answer == {"error": "not a loopback address"}


async def test_a_page_of_another_origin_is_refused(remote: Remote) -> None:
    answer = await remote.get("people", headers={"Origin": "https://evil.example"})
    assert answer == {"error": "a page of another origin"}


async def test_the_page_has_its_headers(sim: Simulator, bot: PlainBot) -> None:
    async with bot.http.get(sim.url) as response:
        assert response.content_type == "text/html"
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cache-Control"] == "no-store"


async def test_files_outside_the_page_are_not_served(sim: Simulator, bot: PlainBot) -> None:
    async with bot.http.get(f"{sim.url}/page/..%2Fserver.py") as response:
        assert response.status == 404
