"""Following an outcome: its id is kept, never the answers that led to it."""

from typing import Protocol

from bot.domain.flows import OutcomeId

MOST = 25
"""Outcomes that one chat can follow: their list fits into one message."""


class Followers(Protocol):
    async def follow(self, chat_id: int, id: OutcomeId, language: str, most: int) -> bool:
        """False: the chat follows so many already."""

    async def unfollow(self, chat_id: int, id: OutcomeId) -> None: ...
    async def unfollow_alert(self, chat_id: int, alert_id: int) -> None:
        """Every outcome that the alert was about."""

    async def followed(self, chat_id: int) -> list[OutcomeId]: ...


class Following:
    def __init__(self, followers: Followers) -> None:
        self._followers = followers

    async def follow(self, chat_id: int, id: OutcomeId, language: str) -> bool:
        """`language` is that of the screen. False: there are too many already."""
        return await self._followers.follow(chat_id, id, language, MOST)

    async def unfollow(self, chat_id: int, id: OutcomeId) -> None:
        await self._followers.unfollow(chat_id, id)

    async def unfollow_alert(self, chat_id: int, alert_id: int) -> None:
        await self._followers.unfollow_alert(chat_id, alert_id)

    async def followed(self, chat_id: int) -> list[OutcomeId]:
        return await self._followers.followed(chat_id)
