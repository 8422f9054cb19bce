"""Chats for the load test: each sends its messages and notes when the answers come."""

import asyncio
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from tests.bot.channels.teams.connector import FakeConnector, Sent
from tests.bot.channels.telegram.bot_api import Call, FakeBotApi
from tests.bot.channels.telegram.people import private

PATIENCE = 1800.0
"""Seconds; far more than a slow machine needs, so that a message that was lost ends the run."""


@dataclass
class Chat(ABC):
    """One person on one channel. `heard` holds the texts that came, `times` when each came."""

    number: int
    heard: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @abstractmethod
    async def send(self, text: str) -> None:
        """Say something; returns when the gateway has it."""

    def hear(self, text: str) -> None:
        self.heard.append(text)
        self.times.append(time.perf_counter())
        self._news.set()

    async def until_heard(self, number: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while len(self.heard) < number:
                self._news.clear()
                await self._news.wait()

    async def ask(self, text: str, answers: int) -> float:
        """Say something and wait for that many answers; gives the seconds until the last."""
        before, started = len(self.heard), time.perf_counter()
        await self.send(text)
        await self.until_heard(before + answers)
        return self.times[before + answers - 1] - started


@dataclass
class TelegramChat(Chat):
    """A private chat."""

    api: FakeBotApi = field(kw_only=True)

    async def send(self, text: str) -> None:
        status = await self.api.deliver(self.api.update(message=private(text, self.number)))
        if status != 200:
            raise RuntimeError(f"the gateway answered {status}")


@dataclass
class TeamsChat(Chat):
    """A personal chat."""

    connector: FakeConnector = field(kw_only=True)

    async def send(self, text: str) -> None:
        conversation = {"id": f"a:{self.number}", "conversationType": "personal"}
        person = {"id": f"29:{self.number}", "name": "Iemand"}
        message = self.connector.says(text, conversation=conversation, **{"from": person})
        status = await self.connector.deliver(message)
        if status != 200:
            raise RuntimeError(f"the gateway answered {status}")


class Crowd:
    """The chats on both channels, behind the two services that are played here."""

    def __init__(self) -> None:
        self.api, self.connector = FakeBotApi(), FakeConnector(judges=False)
        self.chats: dict[str, Chat] = {}
        self.api.on_sent = self._heard_on_telegram
        self.connector.on_sent = self._heard_in_teams
        self._numbers = iter(range(1, 1_000_000))

    def telegram(self, number: int) -> list[Chat]:
        return [self._add(TelegramChat(next(self._numbers), api=self.api)) for _ in range(number)]

    def teams(self, number: int) -> list[Chat]:
        return [self._add(TeamsChat(next(self._numbers), connector=self.connector)) for _ in range(number)]

    def _add(self, chat: Chat) -> Chat:
        self.chats[str(chat.number)] = chat
        return chat

    def _heard_on_telegram(self, call: Call) -> None:
        self.chats[call.values["chat_id"]].hear(call.text)

    def _heard_in_teams(self, sent: Sent) -> None:
        self.chats[sent.conversation.removeprefix("a:")].hear(sent.text)
