"""A lesson that is going on in this process: how it stands now, and telling everybody when that changes."""

from collections.abc import AsyncIterator

import anyio

from bot.lessons.errors import UnknownLesson
from bot.lessons.lesson import Lesson


class Room:
    """Holds the lesson and wakes who watches it.

    The gateway is one process, so whoever changes a lesson and whoever watches it share a room.
    """

    def __init__(self, lesson: Lesson) -> None:
        self._lesson: Lesson | None = lesson
        self._changed = anyio.Event()
        self.turn = anyio.Lock()
        """Held by who changes the lesson in a way that depends on how it stands."""

    @property
    def lesson(self) -> Lesson | None:
        """The lesson as it stands; None when it is over."""
        return self._lesson

    @property
    def now(self) -> Lesson:
        """The lesson as it stands; raises UnknownLesson when it is over."""
        if self._lesson is None:
            raise UnknownLesson
        return self._lesson

    def replace(self, lesson: Lesson) -> None:
        """The lesson has changed."""
        self._lesson = lesson
        self._wake()

    def close(self) -> None:
        """The lesson is over."""
        self._lesson = None
        self._wake()

    async def watch(self) -> AsyncIterator[Lesson]:
        """The lesson now, and again after each change, until it is over; changes in between are skipped."""
        while True:
            changed, lesson = self._changed, self._lesson
            if lesson is None:
                return
            yield lesson
            await changed.wait()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = anyio.Event()
