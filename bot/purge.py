"""Forgetting conversations whose time is over, in every store."""

import anyio
import structlog

from bot.conversations import Conversations
from bot.errors import StoreUnavailable
from bot.tracker_store import TrackerStore

log = structlog.get_logger()


class Purge:
    """Removes expired conversations, and Rasa's events of conversations the gateway does not know.

    The second happens when Rasa finished a turn after its conversation was removed, or when the gateway's own
    file was lost.
    """

    def __init__(self, conversations: Conversations, trackers: TrackerStore) -> None:
        self._conversations = conversations
        self._trackers = trackers

    async def run(self) -> int:
        """Do it once; gives the number of conversations removed. Raises StoreUnavailable."""
        expired = await self._conversations.expired()
        for conversation_id in expired:
            async with self._conversations.turn(conversation_id):
                await self._trackers.forget([conversation_id])
                await self._conversations.remove(conversation_id)
        return len(expired) + await self._forget_orphans()

    async def run_forever(self, interval: float) -> None:
        """Do it every `interval` seconds until cancelled; a store that fails is logged and tried again."""
        while True:
            try:
                if removed := await self.run():
                    log.info("conversations_purged", count=removed)
            except StoreUnavailable as error:
                log.error("purge_failed", reason=error.reason)
            await anyio.sleep(interval)

    async def _forget_orphans(self) -> int:
        # this order matters: a conversation is in the gateway's store before Rasa hears of it
        tracked = await self._trackers.conversations()
        orphans = tracked - await self._conversations.ids()
        await self._trackers.forget(orphans)
        return len(orphans)
