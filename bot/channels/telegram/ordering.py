"""Which updates of Telegram are handled, and when: each once, in the order of its chat."""

from collections.abc import Awaitable
from inspect import iscoroutine
from typing import Any

import structlog
from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.channels.lanes import Lanes, TooManyWaiting
from bot.channels.store import ChannelStore

AT_ONCE = 10_000
"""So many updates are in hand at most. Those of one chat wait for one another, and must not fill it."""

log = structlog.get_logger()


class InOrder(BaseUpdateProcessor):
    """Chats at the same time, the updates of one chat one by one, and no update twice."""

    def __init__(self, store: ChannelStore) -> None:
        super().__init__(AT_ONCE)
        self._store = store
        self._lanes = Lanes()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Called by the library for each update."""
        try:
            if isinstance(update, Update):
                await self._in_turn(update, coroutine)
        except TooManyWaiting:
            log.warning("telegram_update_dropped", reason="too many waiting in one chat")
        finally:
            if iscoroutine(coroutine):
                coroutine.close()  # without effect when it was awaited

    async def _in_turn(self, update: Update, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat
        async with self._lanes.turn(chat.id if chat else None, update.update_id):
            if await self._store.is_new(f"telegram/{update.update_id}"):
                await coroutine

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""
