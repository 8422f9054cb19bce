"""What teachers and pupils do in lessons."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import anyio

from bot.conversations import now
from bot.lessons import changes
from bot.lessons.codes import fingerprint, matches, new_code, new_secret, new_token, normal
from bot.lessons.errors import EnoughSaid, LessonFull, UnknownLesson, WrongPlace
from bot.lessons.lesson import LIFE, LOBBY, MOST_PUPILS, Choice, Stage
from bot.lessons.nicknames import new_name
from bot.lessons.room import Room
from bot.lessons.store import LessonStore
from bot.lessons.writer import Writer
from bot.text import clean
from knowledge.cases import Case

MOST_SUGGESTIONS = 3
"""Of one pupil on one case."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A pupil who has just come in; `token` is for that pupil alone."""

    token: str
    nickname: str


class Lessons:
    """The lessons that are going on.

    Every method raises StoreUnavailable, and UnknownLesson when the lesson is over. A change is in the store
    before anybody is told of it.
    """

    def __init__(self, store: LessonStore, *, clock: Callable[[], datetime] = now) -> None:
        self._store = store
        self._writer = Writer(store)
        self._clock = clock
        self._rooms: dict[str, Room] = {}
        self._opening = anyio.Lock()
        self._random = random.SystemRandom()

    async def begin(self, school: str, other: str | None, cases: Sequence[Case]) -> tuple[str, str]:
        """A new lesson; gives its code and the teacher's secret, which is kept nowhere."""
        code, secret = new_code(), new_secret()
        await self._store.add(code, fingerprint(secret), school, other, self._clock(), cases)
        return code, secret

    async def room(self, code: str) -> Room:
        """The room of the lesson with this code, however it was typed."""
        code = normal(code)
        room = self._rooms.get(code) or await self._open(code)
        if room.now.ends <= self._clock():
            raise UnknownLesson
        return room

    async def for_teacher(self, code: str, secret: str) -> Room:
        """The room, for who has the teacher's secret; raises UnknownLesson for any other."""
        room = await self.room(code)
        if not matches(normal(secret), room.now.secret):
            raise UnknownLesson
        return room

    async def for_pupil(self, code: str, token: str) -> tuple[Room, str]:
        """The room and the id of the pupil whose token this is; raises UnknownLesson for any other."""
        room = await self.room(code)
        pupil = fingerprint(token)
        if pupil not in room.now.pupils:
            raise UnknownLesson
        return room, pupil

    async def join(self, code: str) -> Joined:
        """A new pupil, with a friendly name of their own; raises LessonFull."""
        room = await self.room(code)
        async with room.turn:
            names = room.now.pupils.values()
            if len(names) >= MOST_PUPILS:
                raise LessonFull
            token, nickname = new_token(), new_name(set(names), self._random)
            await self._writer.write(room, changes.joined(room.now, fingerprint(token), nickname))
        return Joined(token, nickname)

    async def vote(self, room: Room, pupil: str, position: int, choice: Choice) -> None:
        """A vote, or another one; raises WrongPlace when that vote is not open."""
        if not room.now.is_open(position):
            raise WrongPlace
        await self._writer.write(room, changes.voted(room.now, pupil, position, choice))

    async def suggest(self, room: Room, pupil: str, position: int, text: str) -> None:
        """What a pupil would put in the protocol, for the teacher to read first.

        Raises WrongPlace, EnoughSaid, EmptyText, TextTooLong.
        """
        async with room.turn:
            lesson = room.now
            if lesson.position != position or lesson.stage is not Stage.RULING:
                raise WrongPlace
            if (
                sum(s.pupil == pupil and s.position == position for s in lesson.suggestions)
                >= MOST_SUGGESTIONS
            ):
                raise EnoughSaid
            await self._writer.write(room, changes.suggested(lesson, pupil, position, clean(text)))

    async def judge(self, room: Room, suggestion: int, approved: bool) -> None:
        """Let a suggestion through to the class, or remove it."""
        judged = changes.approved if approved else changes.rejected
        await self._writer.write(room, judged(room.now, suggestion))

    async def go_to(self, room: Room, position: int, stage: Stage | None) -> None:
        """To a case, at a stage or where it was left; the lobby and the end are positions too.

        Raises WrongPlace for a position that the lesson does not have.
        """
        if not LOBBY <= position <= len(room.now.cases):
            raise WrongPlace
        await self._writer.write(room, changes.moved(room.now, position, stage))

    async def set_timer(self, room: Room, seconds: int | None) -> None:
        """How long pupils can still vote, as everybody sees it; None takes the timer away."""
        ends = None if seconds is None else (self._clock() + timedelta(seconds=seconds)).timestamp()
        await self._writer.write(room, changes.timed(room.now, ends))

    async def end(self, code: str) -> None:
        """Forget the lesson at once, and tell everybody that it is over."""
        async with self._opening:
            await self._writer.remove(code, self._rooms.get(code))
            self._rooms.pop(code, None)

    async def end_old(self) -> int:
        """Forget every lesson whose time is over; gives how many."""
        old = await self._store.begun_before(self._clock() - LIFE)
        for code in old:
            await self.end(code)
        return len(old)

    async def _open(self, code: str) -> Room:
        """The room of a lesson that nobody has asked for since the gateway started."""
        async with self._opening:
            if code not in self._rooms:
                if (lesson := await self._store.get(code)) is None:
                    raise UnknownLesson
                self._rooms[code] = Room(lesson)
            return self._rooms[code]
