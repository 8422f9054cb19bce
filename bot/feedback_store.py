"""What people thought of answers: a verdict on the answer, and nothing about who gave it."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from anyio.to_thread import run_sync

from actions.reply import Status
from bot.errors import StoreUnavailable
from bot.sqlite import transaction
from knowledge.vocabulary import Verdict

T = TypeVar("T")

SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    day TEXT NOT NULL, helpful INTEGER NOT NULL, word TEXT,
    status TEXT NOT NULL, verdict TEXT, school TEXT, clause TEXT
)
"""


class Word(StrEnum):
    """What was wrong with an answer. A closed list: a free text could hold a name."""

    KLOPT_NIET = "klopt_niet"
    ONDUIDELIJK = "onduidelijk"
    ANDERE_VRAAG = "andere_vraag"
    TE_LANG = "te_lang"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One opinion on one answer. `clause` is the first clause that the answer cited."""

    helpful: bool
    word: Word | None
    status: Status
    verdict: Verdict | None
    school: str | None
    clause: str | None


class FeedbackStore:
    """Opinions in one SQLite file, by day; no time, no conversation and no words of people.

    Every method raises StoreUnavailable when the file cannot be read or written.
    """

    def __init__(self, file: Path, *, today: Callable[[], date] = date.today) -> None:
        self._file = file
        self._today = today

    async def initialize(self) -> None:
        """Make the database when there is none; its folder is there."""
        await self._work(lambda connection: connection.execute(SCHEMA), create=True)

    async def add(self, given: Feedback) -> None:
        """Keep an opinion."""
        row = (
            self._today().isoformat(),
            given.helpful,
            given.word,
            given.status,
            given.verdict,
            given.school,
            given.clause,
        )
        await self._work(
            lambda connection: connection.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        )

    async def rows(self) -> list[tuple[Any, ...]]:
        """Everything that is kept, a row an opinion."""
        return await self._work(lambda connection: connection.execute("SELECT * FROM feedback").fetchall())

    async def _work(self, work: Callable[[sqlite3.Connection], T], *, create: bool = False) -> T:
        def run() -> T:
            with transaction(self._file, create=create) as connection:
                return work(connection)

        try:
            return await run_sync(run)
        except sqlite3.Error as error:
            raise StoreUnavailable(f"feedback: {error}") from error
