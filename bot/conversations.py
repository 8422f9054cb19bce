"""The conversations that are going on: who may continue which, for how long, and one turn at a time."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from weakref import WeakValueDictionary

from bot.errors import UnknownConversation
from bot.sqlite import Database
from knowledge.vocabulary import Role

SCHEMA = """
CREATE TABLE IF NOT EXISTS conversation (
    id TEXT PRIMARY KEY, channel TEXT NOT NULL, school TEXT, role TEXT, created REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS choice (
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    value TEXT NOT NULL,
    PRIMARY KEY (conversation, value)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS delivery (
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (conversation, id)
) WITHOUT ROWID;
"""


class Channel(StrEnum):
    """Where a conversation takes place."""

    WEB = "web"
    CLI = "cli"
    TELEGRAM = "telegram"
    TEAMS = "teams"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the gateway knows of a conversation; nothing that was said in it."""

    id: str
    channel: Channel
    school: str | None
    role: Role | None
    created: datetime


def opaque_id() -> str:
    """An id that nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(32)


def now() -> datetime:
    return datetime.now(UTC)


class Conversations:
    """The store of conversations in one SQLite file.

    A conversation is known for `retention` after its start, however busy it is: that is what people are
    promised. Every method raises StoreUnavailable when the file cannot be read or written.
    """

    def __init__(
        self,
        file: Path,
        *,
        retention: timedelta,
        clock: Callable[[], datetime] = now,
        new_id: Callable[[], str] = opaque_id,
    ) -> None:
        self._database = Database(file)
        self._retention = retention
        self._clock = clock
        self._new_id = new_id
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def initialize(self) -> None:
        """Make the database when there is none, readable by its owner only."""
        await self._database.create(SCHEMA)

    async def open(self, channel: Channel, school: str | None, role: Role | None) -> Conversation:
        """A new conversation, with an id of its own."""
        conversation = Conversation(self._new_id(), channel, school, role, self._clock())
        await self._database.write(
            "INSERT INTO conversation (id, channel, school, role, created) VALUES (?, ?, ?, ?, ?)",
            (conversation.id, channel, school, role, conversation.created.timestamp()),
        )
        return conversation

    async def get(self, conversation_id: str) -> Conversation:
        """Raises UnknownConversation when there is none with this id or its time is over."""
        rows = await self._database.read(
            "SELECT channel, school, role, created FROM conversation WHERE id = ? AND created > ?",
            (conversation_id, self._oldest()),
        )
        if not rows:
            raise UnknownConversation
        channel, school, role, created = rows[0]
        return Conversation(
            conversation_id,
            Channel(channel),
            school,
            Role(role) if role else None,
            datetime.fromtimestamp(created, UTC),
        )

    @asynccontextmanager
    async def turn(self, conversation_id: str) -> AsyncIterator[None]:
        """Hold the conversation: turns, and its removal, wait for one another."""
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        async with lock:
            yield

    async def issue(self, conversation_id: str, values: Iterable[str]) -> None:
        """Remember the values of choices that were offered in the conversation."""
        if rows := [(conversation_id, value) for value in values]:
            await self._database.write(
                "INSERT OR IGNORE INTO choice (conversation, value) VALUES (?, ?)", *rows
            )

    async def has_issued(self, conversation_id: str, value: str) -> bool:
        """Whether this exact value was offered as a choice in this conversation."""
        query = "SELECT 1 FROM choice WHERE conversation = ? AND value = ?"
        return bool(await self._database.read(query, (conversation_id, value)))

    async def keep_answer(self, conversation_id: str, delivery: str, answer: str) -> None:
        """Remember the answer, as JSON, that a delivery of a message got."""
        statement = "INSERT OR IGNORE INTO delivery (conversation, id, answer) VALUES (?, ?, ?)"
        await self._database.write(statement, (conversation_id, delivery, answer))

    async def answer_to(self, conversation_id: str, delivery: str) -> str | None:
        """The answer that this delivery got before; None when it comes for the first time."""
        query = "SELECT answer FROM delivery WHERE conversation = ? AND id = ?"
        rows = await self._database.read(query, (conversation_id, delivery))
        return str(rows[0][0]) if rows else None

    async def remove(self, conversation_id: str) -> None:
        """Forget the conversation and all that belongs to it; no error when it is not there."""
        await self._database.write("DELETE FROM conversation WHERE id = ?", (conversation_id,))

    async def expired(self) -> tuple[str, ...]:
        """The ids of conversations whose time is over."""
        rows = await self._database.read("SELECT id FROM conversation WHERE created <= ?", (self._oldest(),))
        return tuple(row[0] for row in rows)

    async def ids(self) -> frozenset[str]:
        """The ids of every conversation in the store, expired ones too."""
        return frozenset(row[0] for row in await self._database.read("SELECT id FROM conversation"))

    def _oldest(self) -> float:
        return (self._clock() - self._retention).timestamp()
