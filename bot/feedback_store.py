"""What people thought of answers: a verdict on the answer, and nothing about who gave it."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

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
COLUMNS = "helpful, word, status, verdict, school, clause"


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

    async def all(self) -> list[Feedback]:
        """Everything that is kept."""
        rows = await self._work(
            lambda connection: connection.execute(f"SELECT {COLUMNS} FROM feedback").fetchall()
        )
        return [_feedback(*row) for row in rows]

    async def _work(self, work: Callable[[sqlite3.Connection], T], *, create: bool = False) -> T:
        def run() -> T:
            with transaction(self._file, create=create) as connection:
                return work(connection)

        try:
            return await run_sync(run)
        except sqlite3.Error as error:
            raise StoreUnavailable(f"feedback: {error}") from error


def summary(given: Iterable[Feedback]) -> list[str]:
    """A Dutch line for each clause that answers cited, the one with the most complaints first."""
    by_clause: dict[str, Counter[str]] = {}
    for one in given:
        place = (
            f"{one.school} {one.clause}" if one.clause else f"{one.school or 'zonder school'} ({one.status})"
        )
        by_clause.setdefault(place, Counter())["hielp" if one.helpful else one.word or "hielp niet"] += 1
    most_complaints = sorted(by_clause.items(), key=lambda entry: entry[1]["hielp"] - entry[1].total())
    return [f"{place}: {_counts(counts)}" for place, counts in most_complaints]


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count}× {word.replace('_', ' ')}" for word, count in counts.most_common())


def _feedback(
    helpful: int, word: str | None, status: str, verdict: str | None, school: str | None, clause: str | None
) -> Feedback:
    return Feedback(
        helpful=bool(helpful),
        word=Word(word) if word else None,
        status=Status(status),
        verdict=Verdict(verdict) if verdict else None,
        school=school,
        clause=clause,
    )
