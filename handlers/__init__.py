"""What the bot can do: one module for each thing. `routers` puts them into their order."""

from aiogram import Router

from handlers import (
    alerts,
    errors,
    fallback,
    flows,
    follow,
    group_alerts,
    help,
    language,
    membership,
    menu,
    moderate,
    news,
    rhythm,
)


def routers() -> list[Router]:
    """Commands come before what a moderator may be writing; `fallback` takes what is left."""
    return [
        errors.router(),
        flows.router(),
        menu.router(),
        language.router(),
        alerts.router(),
        rhythm.router(),
        follow.router(),
        news.router(),
        group_alerts.router(),
        membership.router(),
        help.router(),
        moderate.router(),
        fallback.router(),
    ]
