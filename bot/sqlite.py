"""Embedded databases: one short transaction at a time."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from anyio.to_thread import run_sync

from bot.errors import StoreUnavailable

T = TypeVar("T")
Value = str | float | None

WAIT_SECONDS = 10.0
"""How long to wait for another process that holds the database."""


@contextmanager
def transaction(file: Path, *, create: bool = True) -> Iterator[sqlite3.Connection]:
    """A connection whose changes are committed at the end, or undone when the block raises.

    What is deleted is overwritten in the file. Raises sqlite3.OperationalError when the file cannot be
    opened, also when it is not there and `create` is False.
    """
    mode = "rwc" if create else "rw"
    uri = f"{file.absolute().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            yield connection


class Database:
    """One file, used for short transactions in worker threads.

    Every method raises StoreUnavailable when the file cannot be read or written.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    async def create(self, schema: str) -> None:
        """Make what is not there yet, readable by its owner only."""

        def create() -> None:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with transaction(self.file) as connection:
                for statement in schema.split(";"):
                    connection.execute(statement)
            self.file.chmod(0o600)

        await self._work(create)

    async def read(self, query: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """The rows that the query gives."""

        def read() -> list[tuple[Any, ...]]:
            with transaction(self.file, create=False) as connection:
                return connection.execute(query, values).fetchall()

        return await self._work(read)

    async def write(self, statement: str, *rows: Sequence[Value]) -> int:
        """Run the statement for each row; gives the number of rows that changed."""

        def write() -> int:
            with transaction(self.file, create=False) as connection:
                return connection.executemany(statement, rows).rowcount

        return await self._work(write)

    async def _work(self, work: Callable[[], T]) -> T:
        try:
            return await run_sync(work)
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(f"{type(error).__name__}: {error}") from error
