"""Requests against the official schema."""

from typing import Any

import aiohttp
import pytest

from simulator.schema import Schema
from simulator.server import Simulator
from tests.simulator.conftest import READER, PlainBot, button


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.load()


def breaches(schema: Schema, method: str, **raw: Any) -> list[str]:
    return schema.check(method, raw, set())[1].breaches


def markup(**value: Any) -> dict[str, Any]:
    return {"chat_id": 1, "text": "x", "reply_markup": value}


def test_the_schema_is_complete(schema: Schema) -> None:
    assert schema.version == "10.3"
    assert len(schema.methods) == 185


async def test_an_unknown_parameter_is_reported_not_refused(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("sendMessage", chat_id=READER, text="Hello", txt="Hello")
    assert sim.breaches() == [{"method": "sendMessage", "breach": "txt: unknown parameter"}]


async def test_a_breach_fails_the_test_it_is_in() -> None:
    with pytest.raises(AssertionError, match="txt: unknown parameter"):
        async with Simulator() as sim, aiohttp.ClientSession() as http:
            await PlainBot(sim, http).result("getMe", txt="Hello")


async def test_a_right_request_is_no_breach(sim: Simulator, bot: PlainBot) -> None:
    options = {"is_disabled": True}
    await bot.result("sendMessage", chat_id=READER, text="Hello", link_preview_options=options)
    assert sim.breaches() == []


def test_an_unknown_field_of_a_button_is_found(schema: Schema) -> None:
    request = markup(inline_keyboard=[[{"text": "Yes", "callbackdata": "yes"}]])
    [breach] = breaches(schema, "sendMessage", **request)
    assert breach.endswith("[0][0].callbackdata: unknown field of InlineKeyboardButton")


def test_a_missing_field_of_a_button_is_refused(schema: Schema) -> None:
    request = markup(inline_keyboard=[[{"callback_data": "yes"}]])
    refusal = schema.check("sendMessage", request, set())[1].refusal
    assert refusal is not None
    assert refusal.description == (
        "Bad Request: can't parse inline keyboard button: Can't find field \"text\""
    )


def test_a_wrong_type_in_a_button_is_refused(schema: Schema) -> None:
    request = markup(inline_keyboard=[[{"text": 5, "callback_data": "yes"}]])
    refusal = schema.check("sendMessage", request, set())[1].refusal
    assert refusal is not None
    assert refusal.description.endswith('Field "text" must be of type String')


def test_a_wrong_type_in_an_entity_is_found(schema: Schema) -> None:
    entities = [{"type": "bold", "offset": "first", "length": 1}]
    request = {"chat_id": 1, "text": "x", "entities": entities}
    [breach] = breaches(schema, "sendMessage", **request)
    assert breach == "entities[0].offset: str is not Integer"


def test_a_union_is_told_apart_by_its_type(schema: Schema) -> None:
    command = {"command": "start", "description": "Start"}
    scope = {"type": "chat", "chat_id": 1001}
    assert breaches(schema, "setMyCommands", commands=[command], scope=scope) == []


def test_a_member_of_no_union_is_found(schema: Schema) -> None:
    assert breaches(schema, "setMyCommands", commands=[], scope={"type": "everybody"})


def test_numbers_may_come_as_text(schema: Schema) -> None:
    params, found = schema.check("getUpdates", {"offset": "5", "timeout": "10"}, set())
    assert (params, found.breaches) == ({"offset": 5, "timeout": 10}, [])


def test_former_names_are_understood(schema: Schema) -> None:
    raw = {"chat_id": 1, "text": "x", "disable_web_page_preview": "True"}
    params, found = schema.check("sendMessage", raw | {"reply_to_message_id": "5"}, set())
    assert params["link_preview_options"] == {"is_disabled": True}
    assert params["reply_parameters"]["message_id"] == 5
    assert found.breaches == []


def test_booleans_of_a_form_are_understood(schema: Schema) -> None:
    raw = {"chat_id": "1", "text": "x", "protect_content": "True"}
    assert schema.check("sendMessage", raw, set())[0]["protect_content"] is True


def test_markup_that_is_no_json_is_refused(schema: Schema) -> None:
    raw = {"chat_id": "1", "text": "x", "reply_markup": "{"}
    refusal = schema.check("sendMessage", raw, set())[1].refusal
    assert refusal is not None
    assert refusal.description == "Bad Request: can't parse reply markup JSON object"


def test_a_placeholder_too_long_is_found(schema: Schema) -> None:
    request = markup(force_reply=True, input_field_placeholder="x" * 65)
    [breach] = breaches(schema, "sendMessage", **request)
    assert breach == "reply_markup.input_field_placeholder: 65 characters of 1-64"


def test_poll_options_may_be_plain_text(schema: Schema) -> None:
    assert breaches(schema, "sendPoll", chat_id=1, question="Which?", options=["a", "b"]) == []


def test_an_attached_name_must_have_its_part(schema: Schema) -> None:
    raw = {"chat_id": 1, "document": "attach://missing"}
    assert breaches(schema, "sendDocument", **raw) == [
        "missing: attach:// names no file part",
    ]


def test_an_attached_part_is_taken(schema: Schema) -> None:
    raw = {"chat_id": "1", "document": "attach://part"}
    assert schema.check("sendDocument", raw, {"part"})[1].breaches == []


def test_a_part_that_nothing_names_is_found(schema: Schema) -> None:
    raw = {"chat_id": "1", "text": "x"}
    found = schema.check("sendMessage", raw, {"stray"})[1]
    assert found.breaches == ["stray: file part that nothing refers to"]


async def test_two_actions_of_a_button_are_a_breach(sim: Simulator, bot: PlainBot) -> None:
    both = button("Yes", callback_data="yes", url="https://example.org")
    await bot.result("sendMessage", chat_id=READER, text="Hello", reply_markup=both)
    [found] = sim.breaches()
    assert found["breach"] == "reply_markup.inline_keyboard[0][0]: more than one action"
