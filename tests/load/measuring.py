"""How the load test asks and what it checks: the same answers as one person alone gets, once and in order."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from tests.load.chats import Chat, TeamsChat, TelegramChat
from tests.load.report import Figures

KINDS: dict[type[Chat], str] = {TelegramChat: "Telegram", TeamsChat: "Teams"}
Asking = Callable[[Chat, list[int]], Awaitable[list[float]]]
OPENING = ("/start asko", "ik ben leerkracht")
QUESTIONS = (
    "mag ik vrienden worden met een leerling?",
    "mag ik een foto van de klas op instagram zetten?",
    "mag ik filmpjes maken in de les?",
    "wat gebeurt er als ik me niet aan het protocol houd?",
    "mag ik twitteren over mijn werk?",
    "mag ik een leerling een privébericht sturen?",
    "wat is sociale media?",
    "mag ik namens de school iets plaatsen?",
    "mag ik met ouders appen?",
    "moet ik een nepaccount melden?",
)


class Unanswered(Exception):
    """A chat heard something else than it should: too little, too much, or in another order."""


async def rehearse(chat: Chat) -> tuple[list[int], list[str]]:
    """How many messages each question gives when nobody else is there, and which."""
    for said in OPENING if isinstance(chat, TelegramChat) else OPENING[1:]:
        await chat.send(said)
        await quiet(chat)
    opened, counts = len(chat.heard), []
    for question in QUESTIONS:
        before = len(chat.heard)
        await chat.send(question)
        await quiet(chat)
        counts.append(len(chat.heard) - before)
    return counts, chat.heard[opened:]


async def quiet(chat: Chat) -> None:
    """Waits until a chat has heard something and then nothing more."""
    before = len(chat.heard)
    await chat.until_heard(before + 1)
    while True:
        heard = len(chat.heard)
        await asyncio.sleep(0.5)
        if len(chat.heard) == heard:
            return


async def one_by_one(chat: Chat, counts: list[int]) -> list[float]:
    """Each question when the answer to the one before is there."""
    return [await chat.ask(question, count) for question, count in zip(QUESTIONS, counts, strict=True)]


async def all_at_once(chat: Chat, counts: list[int]) -> list[float]:
    """All questions without waiting for an answer."""
    before, started = len(chat.heard), time.perf_counter()
    for question in QUESTIONS:
        await chat.send(question)
    await chat.until_heard(before + sum(counts))
    ends = [before + sum(counts[: place + 1]) - 1 for place in range(len(counts))]
    return [chat.times[end] - started for end in ends]


async def measure(name: str, chats: list[Chat], how: Asking) -> list[Figures]:
    """Lets all chats go at once; raises Unanswered when one hears anything but what was rehearsed."""
    expected = {kind: await rehearse(next(chat for chat in chats if type(chat) is kind)) for kind in KINDS}
    fresh = [chat for chat in chats if not chat.heard]
    await asyncio.gather(*(opened(chat) for chat in fresh))
    marks = {chat.number: len(chat.heard) for chat in fresh}
    started = time.perf_counter()
    taken = await asyncio.gather(*(how(chat, expected[type(chat)][0]) for chat in fresh))
    total = time.perf_counter() - started
    await asyncio.sleep(2)
    for chat in fresh:
        if chat.heard[marks[chat.number] :] != expected[type(chat)][1]:
            raise Unanswered(f"{type(chat).__name__} {chat.number}")
    return [
        Figures(
            f"{title}, {name}",
            [
                each
                for chat, seconds in zip(fresh, taken, strict=True)
                if type(chat) is kind
                for each in seconds
            ],
            total,
        )
        for kind, title in KINDS.items()
    ]


async def opened(chat: Chat) -> None:
    for said in OPENING if isinstance(chat, TelegramChat) else OPENING[1:]:
        await chat.send(said)
        await quiet(chat)
