"""Answers to presses of buttons and to inline queries."""

from simulator.call import Call
from simulator.errors import bad_request
from simulator.state.callbacks import TOO_OLD
from simulator.state.world import World
from simulator.text import units

ANSWER_MOST = 200
RESULTS_MOST = 50


async def answer_callback_query(world: World, call: Call) -> bool:
    text = call.get("text") or ""
    if units(text) > ANSWER_MOST:
        raise bad_request("MESSAGE_TOO_LONG")
    shown = {"text": text, "show_alert": bool(call.get("show_alert"))}
    if url := call.get("url"):
        shown["url"] = url
    press = world.callbacks.answer(str(call.get("callback_query_id")), shown)
    world.tell(
        "callback_answer",
        world.chats[press.chat],
        only=press.person,
        callback_query_id=press.id,
        **shown,
    )
    return True


async def answer_inline_query(world: World, call: Call) -> bool:
    query_id, results = str(call.get("inline_query_id")), call.get("results")
    if len(results) > RESULTS_MOST:
        raise bad_request("RESULTS_TOO_MUCH")
    if query_id not in world.inline_queries:
        raise bad_request(TOO_OLD)
    asked_at, _ = world.inline_queries[query_id]
    if world.clock.now() - asked_at > 30:
        raise bad_request(TOO_OLD)
    world.inline_queries[query_id] = (asked_at, results)
    return True
