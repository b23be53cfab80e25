"""The control API over HTTP."""

import base64
from typing import Any

import aiohttp
import pytest

from simulator.server import Simulator
from tests.simulator.conftest import GROUP, READER, PlainBot, button


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
