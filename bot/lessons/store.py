"""Lessons in one SQLite file, so that a restart of the gateway loses no vote."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from anyio.to_thread import run_sync

from bot.errors import StoreUnavailable
from bot.lessons.changes import Statement
from bot.lessons.lesson import LOBBY, Choice, Lesson, Stage, Suggestion
from bot.sqlite import transaction
from knowledge.cases import Case

T = TypeVar("T")
Row = tuple[Any, ...]

SCHEMA = """
CREATE TABLE IF NOT EXISTS lesson (
    code TEXT PRIMARY KEY, secret TEXT NOT NULL, school TEXT NOT NULL, other TEXT, created REAL NOT NULL,
    position INTEGER NOT NULL, timer REAL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lesson_case (
    lesson TEXT NOT NULL REFERENCES lesson (code) ON DELETE CASCADE,
    position INTEGER NOT NULL, content TEXT NOT NULL, stage TEXT NOT NULL,
    PRIMARY KEY (lesson, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pupil (
    lesson TEXT NOT NULL REFERENCES lesson (code) ON DELETE CASCADE,
    id TEXT NOT NULL, nickname TEXT NOT NULL,
    PRIMARY KEY (lesson, id), UNIQUE (lesson, nickname)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vote (
    lesson TEXT NOT NULL REFERENCES lesson (code) ON DELETE CASCADE,
    position INTEGER NOT NULL, pupil TEXT NOT NULL, choice TEXT NOT NULL,
    PRIMARY KEY (lesson, position, pupil)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS suggestion (
    lesson TEXT NOT NULL REFERENCES lesson (code) ON DELETE CASCADE,
    id INTEGER NOT NULL, position INTEGER NOT NULL, pupil TEXT NOT NULL, text TEXT NOT NULL,
    approved INTEGER NOT NULL,
    PRIMARY KEY (lesson, id)
) WITHOUT ROWID;
"""


class LessonStore:
    """Keeps lessons. Every method raises StoreUnavailable when the file cannot be read or written."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def initialize(self) -> None:
        """Make the database when there is none, readable by its owner only."""

        def create(connection: sqlite3.Connection) -> None:
            for statement in SCHEMA.split(";"):
                connection.execute(statement)
            self._file.chmod(0o600)

        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        await self._work(create, create=True)

    async def add(
        self, code: str, secret: str, school: str, other: str | None, created: datetime, cases: Sequence[Case]
    ) -> None:
        """A new lesson, with its pupils still to come."""
        rows = [(code, at, case.model_dump_json(), Stage.VOTE) for at, case in enumerate(cases)]

        def add(connection: sqlite3.Connection) -> None:
            lesson = (code, secret, school, other, created.timestamp(), LOBBY, None)
            connection.execute("INSERT INTO lesson VALUES (?, ?, ?, ?, ?, ?, ?)", lesson)
            connection.executemany("INSERT INTO lesson_case VALUES (?, ?, ?, ?)", rows)

        await self._work(add)

    async def get(self, code: str) -> Lesson | None:
        """The lesson as it stands; None when there is none with this code."""
        return await self._work(lambda connection: _read(connection, code))

    async def write(self, statements: Iterable[Statement]) -> None:
        """Carry out these statements, all of them or none."""

        def write(connection: sqlite3.Connection) -> None:
            for statement, values in statements:
                connection.execute(statement, values)

        await self._work(write)

    async def remove(self, code: str) -> None:
        """Forget the lesson and all that belongs to it."""
        await self._work(lambda connection: connection.execute("DELETE FROM lesson WHERE code = ?", (code,)))

    async def begun_before(self, moment: datetime) -> tuple[str, ...]:
        """The codes of lessons that began at or before this moment."""
        query = "SELECT code FROM lesson WHERE created <= ?"
        rows: list[Row] = await self._work(lambda c: c.execute(query, (moment.timestamp(),)).fetchall())
        return tuple(row[0] for row in rows)

    async def _work(self, work: Callable[[sqlite3.Connection], T], *, create: bool = False) -> T:
        def run() -> T:
            with transaction(self._file, create=create) as connection:
                return work(connection)

        try:
            return await run_sync(run)
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(f"lessons: {type(error).__name__}") from error


def _read(connection: sqlite3.Connection, code: str) -> Lesson | None:
    def rows(columns: str, table: str, order: str) -> list[Row]:
        query = f"SELECT {columns} FROM {table} WHERE lesson = ? ORDER BY {order}"
        return connection.execute(query, (code,)).fetchall()

    head = connection.execute("SELECT * FROM lesson WHERE code = ?", (code,)).fetchone()
    if head is None:
        return None
    _, secret, school, other, created, position, timer = head
    cases = rows("content, stage", "lesson_case", "position")
    votes = rows("position, pupil, choice", "vote", "position")
    suggestions = rows("id, position, pupil, text, approved", "suggestion", "id")
    return Lesson(
        code=code,
        secret=secret,
        school=school,
        other=other,
        created=datetime.fromtimestamp(created, UTC),
        position=position,
        timer=timer,
        cases=tuple(Case.model_validate_json(content) for content, _ in cases),
        stages=tuple(Stage(stage) for _, stage in cases),
        pupils=dict(rows("id, nickname", "pupil", "nickname")),
        votes={(at, pupil): Choice(choice) for at, pupil, choice in votes},
        suggestions=tuple(
            Suggestion(number, at, pupil, text, bool(approved))
            for number, at, pupil, text, approved in suggestions
        ),
    )
