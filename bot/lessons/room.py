"""A lesson that is going on in this process: how it stands now, and telling everybody when that changes."""

from collections.abc import AsyncIterator

import anyio

from bot.lessons.lesson import Lesson


class Room:
    """Holds the lesson and wakes who watches it.

    The gateway is one process, so whoever changes a lesson and whoever watches it share a room.
    """

    def __init__(self, lesson: Lesson) -> None:
        self._lesson: Lesson | None = lesson
        self._changed = anyio.Event()
        self.turn = anyio.Lock()
        """Held by who changes the lesson: changes happen one after the other."""

    @property
    def lesson(self) -> Lesson | None:
        """The lesson as it stands; None when it is over."""
        return self._lesson

    def replace(self, lesson: Lesson | None) -> None:
        """The lesson has changed, or is over."""
        self._lesson = lesson
        self._changed.set()
        self._changed = anyio.Event()

    async def watch(self) -> AsyncIterator[Lesson]:
        """The lesson now, and again after each change, until it is over; changes in between are skipped."""
        while True:
            changed, lesson = self._changed, self._lesson
            if lesson is None:
                return
            yield lesson
            await changed.wait()
