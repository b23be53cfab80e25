"""What the bot can do: one module for each thing. `routers` puts them into their order."""

from aiogram import Router

from handlers import alerts, errors, fallback, flows, help, language, menu, moderate


def routers() -> list[Router]:
    """Commands come before what a moderator may be writing; `fallback` takes what is left."""
    return [
        errors.router(),
        flows.router(),
        menu.router(),
        language.router(),
        alerts.router(),
        help.router(),
        moderate.router(),
        fallback.router(),
    ]
