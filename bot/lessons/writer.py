"""Writing changes of lessons: what comes while a change is being written goes into the store together, next.

A class that votes at once so costs a few writes to the disk, not one for each pupil.
"""

from dataclasses import dataclass

import anyio

from bot.errors import GatewayError, StoreUnavailable
from bot.lessons.changes import Change
from bot.lessons.errors import UnknownLesson
from bot.lessons.room import Room
from bot.lessons.store import LessonStore


@dataclass(slots=True)
class _Waiting:
    room: Room
    change: Change
    is_written: bool = False
    failure: GatewayError | None = None


class Writer:
    """Carries out changes in the order in which they come: first in the store, then in the room."""

    def __init__(self, store: LessonStore) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._writing = anyio.Lock()

    async def write(self, room: Room, change: Change) -> None:
        """Returns when the change is kept and everybody in the room is told.

        Raises StoreUnavailable, and UnknownLesson when the lesson has ended before it could be kept.
        """
        mine = _Waiting(room, change)
        self._waiting.append(mine)
        async with self._writing:
            if not mine.is_written:
                with anyio.CancelScope(shield=True):  # others wait for this write too
                    await self._write_all()
        if mine.failure:
            raise mine.failure

    async def remove(self, code: str, room: Room | None) -> None:
        """Forget a lesson; what still waits to be written in its room fails with UnknownLesson."""
        async with self._writing:
            await self._store.remove(code)
            if room:
                room.close()

    async def _write_all(self) -> None:
        batch, self._waiting = self._waiting, []
        for one in batch:
            if one.room.lesson is None:
                one.is_written, one.failure = True, UnknownLesson()
        batch = [one for one in batch if not one.is_written]
        failure = None
        try:
            await self._store.write(statement for one in batch for statement in one.change.statements)
        except StoreUnavailable as error:
            failure = error
        for one in batch:
            one.is_written, one.failure = True, failure
            if failure is None:
                one.room.replace(one.change.apply(one.room.now))
