"""Removing what Rasa remembers of a conversation: Rasa itself has no way to forget one."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from anyio.to_thread import run_sync

from bot.errors import StoreUnavailable
from bot.sqlite import transaction

T = TypeVar("T")


class TrackerStore(Protocol):
    """A tracker store of Rasa, as far as forgetting goes.

    Each method raises StoreUnavailable when it cannot be reached.
    """

    async def forget(self, conversation_ids: Iterable[str]) -> None:
        """Remove every event of these conversations; no error for one that is not there."""
        ...

    async def conversations(self) -> frozenset[str]:
        """The ids of all conversations of which there are events."""
        ...


class SqliteTrackerStore:
    """Rasa's SQLTrackerStore in an SQLite file; the file need not exist yet."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def forget(self, conversation_ids: Iterable[str]) -> None:
        rows = [(conversation_id,) for conversation_id in conversation_ids]

        def delete(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM events WHERE sender_id = ?", rows)

        await self._work(delete, otherwise=None)

    async def conversations(self) -> frozenset[str]:
        def read(connection: sqlite3.Connection) -> frozenset[str]:
            return frozenset(row[0] for row in connection.execute("SELECT DISTINCT sender_id FROM events"))

        return await self._work(read, otherwise=frozenset())

    async def _work(self, work: Callable[[sqlite3.Connection], T], *, otherwise: T) -> T:
        def run() -> T:
            if not self._file.exists():
                return otherwise
            with transaction(self._file, create=False) as connection:
                return work(connection) if _has_events(connection) else otherwise

        try:
            return await run_sync(run)
        except sqlite3.Error as error:
            raise StoreUnavailable(f"tracker store: {error}") from error


def _has_events(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'events'")
    return found.fetchone() is not None
