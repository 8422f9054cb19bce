"""One message of a chat at a time, in order, while chats do not wait for one another."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count
from weakref import WeakValueDictionary

MOST_WAITING = 50


class TooManyWaiting(Exception):
    """A chat has more messages waiting than a person types."""


class Lanes:
    """A lane a chat. Of the messages that wait in a lane the one with the lowest number goes first."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self._most_waiting = most_waiting
        self._lanes: WeakValueDictionary[Hashable, _Lane] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, chat: Hashable, number: int) -> AsyncIterator[None]:
        """Hold the lane of the chat, after what came before; raises TooManyWaiting.

        The place in the lane is taken before anything is awaited, so callers keep their order.
        """
        lane = self._lanes.setdefault(chat, _Lane(self._most_waiting))
        await lane.enter(number)
        try:
            yield
        finally:
            lane.leave()


class _Lane:
    def __init__(self, most_waiting: int) -> None:
        self._most_waiting = most_waiting
        self._busy = False
        self._arrivals = count()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    async def enter(self, number: int) -> None:
        if not self._busy:
            self._busy = True
            return
        if len(self._waiting) >= self._most_waiting:
            raise TooManyWaiting
        turn = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (number, next(self._arrivals), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.leave()
            raise

    def leave(self) -> None:
        while self._waiting:
            *_, turn = heappop(self._waiting)
            if not turn.done():
                turn.set_result(None)
                return
        self._busy = False
