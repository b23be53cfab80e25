"""The HTTP session to the Bot API."""

from aiogram.client.session.aiohttp import AiohttpSession


class Session(AiohttpSession):
    async def close(self) -> None:
        """Without aiogram's quarter of a second: aiohttp waits for its connections by itself."""
        if self._session is not None and not self._session.closed:
            await self._session.close()
