"""Telegram is ill for a moment: the person gets their screen all the same."""

import pytest

from bot.telegram.commands import CommandsMenu
from tests.conversation import Person, Town


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
@pytest.mark.parametrize("fault", [{"kind": "429", "retry_after": 1}, {"kind": "5xx"}])
async def test_one_refusal_costs_no_answer(
    jol: Town, reader: Person, method: str, fault: dict[str, object]
) -> None:
    await reader.says("/menu")
    jol.sim.fault(**fault, method=method)  # type: ignore[arg-type]  # the fields differ by kind
    await reader.says("/menu")
    screen = await reader.presses("Privacy")
    assert screen.text.startswith("Privacy")


async def test_a_link_that_leads_nowhere_is_a_first_contact(reader: Person) -> None:
    for payload in ("fi", "fines", "fafi", "x" * 60):
        assert "not end-to-end encrypted" in (await reader.says(f"/start {payload}")).text


async def test_the_commands_menu_is_told_again_after_an_outage(jol: Town) -> None:
    assert jol.app is not None
    menu = CommandsMenu(jol.app.bot, map(jol.app.readers, jol.app.readers.catalogues.values()))
    jol.sim.fault("5xx", method="setMyCommands")
    await menu.tell()
    assert "menu" not in str(jol.sim.chat(1003, 1003)["commands"])
    await menu.tell()
    assert "menu" in str(jol.sim.chat(1003, 1003)["commands"])
