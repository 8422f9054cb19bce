"""What teachers and pupils do in lessons."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import anyio

from bot.conversations import now
from bot.lessons.codes import fingerprint, matches, new_code, new_secret, new_token, normal
from bot.lessons.errors import EnoughSaid, LessonFull, UnknownLesson, WrongPlace
from bot.lessons.lesson import LIFE, LOBBY, MOST_PUPILS, Choice, Lesson, Stage
from bot.lessons.nicknames import new_name
from bot.lessons.room import Room
from bot.lessons.store import LessonStore
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

    Every method raises StoreUnavailable; those that take a code raise UnknownLesson. A change is in the store
    before anybody is told of it.
    """

    def __init__(self, store: LessonStore, *, clock: Callable[[], datetime] = now) -> None:
        self._store = store
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
        async with self._opening:
            room = self._rooms.get(code)
            if room is None:
                if (lesson := await self._store.get(code)) is None:
                    raise UnknownLesson
                room = self._rooms[code] = Room(lesson)
        lesson = room.lesson
        if lesson is None or lesson.ends <= self._clock():
            raise UnknownLesson
        return room

    async def for_teacher(self, code: str, secret: str) -> Room:
        """The room, for who has the teacher's secret; raises UnknownLesson for any other."""
        room = await self.room(code)
        if not matches(normal(secret), _going_on(room).secret):
            raise UnknownLesson
        return room

    async def for_pupil(self, code: str, token: str) -> tuple[Room, str]:
        """The room and the id of the pupil whose token this is; raises UnknownLesson for any other."""
        room = await self.room(code)
        pupil = fingerprint(token)
        if pupil not in _going_on(room).pupils:
            raise UnknownLesson
        return room, pupil

    async def join(self, code: str) -> Joined:
        """A new pupil, with a friendly name of their own; raises LessonFull."""
        room = await self.room(code)
        async with room.turn:
            lesson = _going_on(room)
            if len(lesson.pupils) >= MOST_PUPILS:
                raise LessonFull
            token, nickname = new_token(), new_name(set(lesson.pupils.values()), self._random)
            await self._change(room, "INSERT INTO pupil VALUES (?, ?, ?)", fingerprint(token), nickname)
        return Joined(token, nickname)

    async def vote(self, room: Room, pupil: str, position: int, choice: Choice) -> None:
        """A vote, or another one; raises WrongPlace when that vote is not open."""
        async with room.turn:
            if not _is_at(room, position, Stage.VOTE):
                raise WrongPlace
            statement = "INSERT OR REPLACE INTO vote VALUES (?, ?, ?, ?)"
            await self._change(room, statement, position, pupil, choice)

    async def suggest(self, room: Room, pupil: str, position: int, text: str) -> None:
        """What a pupil would put in the protocol, for the teacher to read first.

        Raises WrongPlace, EnoughSaid, EmptyText, TextTooLong.
        """
        async with room.turn:
            lesson = _going_on(room)
            if not _is_at(room, position, Stage.RULING):
                raise WrongPlace
            own = [s for s in lesson.suggestions if s.pupil == pupil and s.position == position]
            if len(own) >= MOST_SUGGESTIONS:
                raise EnoughSaid
            statement = "INSERT INTO suggestion (lesson, position, pupil, text) VALUES (?, ?, ?, ?)"
            await self._change(room, statement, position, pupil, clean(text))

    async def judge(self, room: Room, suggestion: int, approved: bool) -> None:
        """Let a suggestion through to the class, or remove it."""
        accept = "UPDATE suggestion SET approved = 1 WHERE lesson = ? AND id = ?"
        remove = "DELETE FROM suggestion WHERE lesson = ? AND id = ?"
        async with room.turn:
            await self._change(room, accept if approved else remove, suggestion)

    async def go_to(self, room: Room, position: int, stage: Stage | None) -> None:
        """To a case, at a stage or where it was left; the lobby and the end are positions too.

        Raises WrongPlace for a position that the lesson does not have.
        """
        async with room.turn:
            lesson = _going_on(room)
            if not LOBBY <= position <= len(lesson.cases):
                raise WrongPlace
            if stage is not None:
                statement = "UPDATE lesson_case SET stage = ?3 WHERE lesson = ?1 AND position = ?2"
                await self._store.change(lesson.code, statement, position, stage)
            statement = "UPDATE lesson SET position = ?2, timer = NULL WHERE code = ?1"
            await self._change(room, statement, position)

    async def set_timer(self, room: Room, seconds: int | None) -> None:
        """How long pupils can still vote, as everybody sees it; None takes the timer away."""
        ends = None if seconds is None else (self._clock() + timedelta(seconds=seconds)).timestamp()
        async with room.turn:
            await self._change(room, "UPDATE lesson SET timer = ?2 WHERE code = ?1", ends)

    async def add_case(self, room: Room, case: Case) -> None:
        """One more case at the end of the lesson."""
        async with room.turn:
            at = len(_going_on(room).cases)
            statement = "INSERT INTO lesson_case VALUES (?, ?, ?, ?)"
            await self._change(room, statement, at, case.model_dump_json(), Stage.VOTE)

    async def end(self, code: str) -> None:
        """Forget the lesson at once, and tell everybody that it is over."""
        await self._store.remove(code)
        if room := self._rooms.pop(code, None):
            room.replace(None)

    async def end_old(self) -> int:
        """Forget every lesson whose time is over; gives how many."""
        old = await self._store.begun_before(self._clock() - LIFE)
        for code in old:
            await self.end(code)
        return len(old)

    async def _change(self, room: Room, statement: str, *values: object) -> None:
        room.replace(await self._store.change(_going_on(room).code, statement, *values))


def _going_on(room: Room) -> Lesson:
    if room.lesson is None:
        raise UnknownLesson
    return room.lesson


def _is_at(room: Room, position: int, stage: Stage) -> bool:
    lesson = _going_on(room)
    return lesson.position == position and lesson.stage is stage
