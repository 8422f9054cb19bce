"""What channels remember: whose conversation is whose, what buttons mean, which messages were handled.

It lives in the database of the conversations and goes with them. A person is a digest that only this gateway
can make: no name, number or id of a chat service is stored.
"""

import secrets
import time
from collections.abc import Callable
from datetime import timedelta

from actions.reply import Reply
from bot.channels.offers import Offer
from bot.sqlite import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS channel_chat (
    person TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS channel_chat_of_conversation ON channel_chat (conversation);
CREATE TABLE IF NOT EXISTS channel_offer (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES channel_chat (person) ON DELETE CASCADE,
    reply TEXT NOT NULL,
    chosen INTEGER,
    rated INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS channel_offer_to_person ON channel_offer (person);
CREATE TABLE IF NOT EXISTS channel_delivery (id TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS channel_delivery_at ON channel_delivery (at);
"""
ID_BYTES = 9
"""72 random bits: 12 characters, of the 64 bytes that Telegram lets a button hold."""


class ChannelStore:
    """The tables of the channels. Every method raises StoreUnavailable."""

    def __init__(
        self, database: Database, *, retention: timedelta, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._retention = retention.total_seconds()
        self._clock = clock

    async def initialize(self) -> None:
        """Make the tables that are not there yet; that of the conversations must be."""
        await self._database.create(SCHEMA)

    async def is_new(self, delivery: str) -> bool:
        """Whether this message is delivered for the first time; from then on it no longer is."""
        now = self._clock()
        await self._database.write("DELETE FROM channel_delivery WHERE at < ?", (now - self._retention,))
        return bool(
            await self._database.write(
                "INSERT OR IGNORE INTO channel_delivery VALUES (?, ?)", (delivery, now)
            )
        )

    async def conversation_of(self, person: str) -> str | None:
        """The id of the person's conversation."""
        rows = await self._database.read("SELECT conversation FROM channel_chat WHERE person = ?", (person,))
        return rows[0][0] if rows else None

    async def begin(self, person: str, conversation: str) -> None:
        """From now on this is the person's conversation; buttons of an earlier one are forgotten."""
        await self._database.write(
            "INSERT OR REPLACE INTO channel_chat VALUES (?, ?)", (person, conversation)
        )

    async def leave(self, person: str) -> None:
        """Forget which conversation is the person's; no error when there is none."""
        await self._database.write("DELETE FROM channel_chat WHERE person = ?", (person,))

    async def add_offer(self, person: str, reply: Reply) -> Offer:
        """Buttons for a reply that is going to be shown; dead ones when the conversation was just removed."""
        offer = Offer(secrets.token_urlsafe(ID_BYTES), reply)
        await self._database.write(
            "INSERT INTO channel_offer (id, person, reply) "
            "SELECT ?, person, ? FROM channel_chat WHERE person = ?",
            (offer.id, reply.model_dump_json(), person),
        )
        return offer

    async def offer(self, offer: str) -> tuple[str, Offer] | None:
        """To whom it was made, and the offer; None when it is unknown or too old."""
        query = "SELECT person, reply, chosen, rated FROM channel_offer WHERE id = ?"
        rows = await self._database.read(query, (offer,))
        if not rows:
            return None
        person, reply, chosen, rated = rows[0]
        return person, Offer(offer, Reply.model_validate_json(reply), chosen, bool(rated))

    async def choose(self, offer: str, place: int) -> bool:
        """Take a choice; False when one was taken before."""
        statement = "UPDATE channel_offer SET chosen = ? WHERE id = ? AND chosen IS NULL"
        return bool(await self._database.write(statement, (place, offer)))

    async def let_go(self, offer: str) -> None:
        """Take back that a choice was taken."""
        await self._database.write("UPDATE channel_offer SET chosen = NULL WHERE id = ?", (offer,))

    async def rate(self, offer: str) -> None:
        """Note that an opinion was given."""
        await self._database.write("UPDATE channel_offer SET rated = 1 WHERE id = ?", (offer,))
