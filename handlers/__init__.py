"""What the bot can do: one module for each thing. `routers` puts them into their order."""

from aiogram import Router

from handlers import alerts, errors, fallback, flows, help, language, menu


def routers() -> list[Router]:
    """`fallback` must be last: it takes whatever is left."""
    return [
        errors.router(),
        flows.router(),
        menu.router(),
        language.router(),
        alerts.router(),
        help.router(),
        fallback.router(),
    ]
