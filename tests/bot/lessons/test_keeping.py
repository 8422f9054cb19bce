"""What is kept of a lesson and what is not: restarts, two hours, nothing afterwards."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
import pytest

from bot.errors import StoreUnavailable
from bot.lessons.errors import UnknownLesson
from bot.lessons.lesson import LIFE, Choice
from bot.lessons.lessons import Lessons
from bot.lessons.store import LessonStore
from knowledge.cases import LESSONS, load_cases
from knowledge.library import Library
from tests.bot.lessons.classroom import Class, Member
from tests.bot.lessons.conftest import ServedGateway

pytestmark = pytest.mark.anyio


async def test_a_restart_in_the_middle_of_a_lesson_loses_no_vote(gateway_on: ServedGateway) -> None:
    async with gateway_on() as http:
        lesson = await Class.begin(http)
        pupils = [await lesson.pupil() for _ in range(12)]
        await lesson.teacher.go(0)
        async with anyio.create_task_group() as voting:
            for pupil in pupils:
                voting.start_soon(pupil.vote, 0, "mag_niet")
    async with gateway_on() as http:
        teacher = Member(http, lesson.code, lesson.teacher.token)
        async with teacher.screen("board") as board:
            seen = await board.until(lambda s: True)
            assert (seen["position"], seen["live"]["mag_niet"]) == (0, 12)
            assert set(seen["nicknames"]) == {pupil.nickname for pupil in pupils}
        back = Member(http, lesson.code, pupils[0].token)
        async with back.screen("pupil") as phone:
            seen = await phone.until(lambda s: True)
            assert (seen["choice"], seen["nickname"]) == ("mag_niet", pupils[0].nickname)
        assert (await back.vote(0, "mag")).status_code == 204


def kept_of(file: Path, *traces: str) -> list[str]:
    """Those of the traces that stand anywhere in the file."""
    content = file.read_bytes()
    return [trace for trace in traces if trace.encode() in content]


def is_private(file: Path) -> bool:
    return file.stat().st_mode & 0o077 == 0


async def test_the_store_holds_nothing_with_which_somebody_could_get_in(
    lesson: Class, lessons_file: Path
) -> None:
    pupil = await lesson.pupil()
    assert kept_of(lessons_file, pupil.nickname, lesson.teacher.token, pupil.token) == [pupil.nickname]
    assert is_private(lessons_file)


async def test_of_a_lesson_that_has_ended_nothing_remains(lesson: Class, lessons_file: Path) -> None:
    pupil = await lesson.pupil()
    await lesson.teacher.go(0)
    await pupil.vote(0, "hangt_ervan_af")
    traces = (lesson.code, pupil.nickname, "hangt_ervan_af")
    assert kept_of(lessons_file, *traces) == [*traces]
    await lesson.teacher.send("DELETE", "")
    assert kept_of(lessons_file, *traces) == []


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path) -> LessonStore:
    store = LessonStore(tmp_path / "lessons.sqlite")
    await store.initialize()
    return store


@pytest.fixture
async def lessons(store: LessonStore, clock: Clock) -> Lessons:
    return Lessons(store, clock=clock)


async def begun(lessons: Lessons, library: Library) -> str:
    cases = load_cases(LESSONS, library)["onderbouw"][:2]
    return (await lessons.begin("asko", None, cases))[0]


async def test_a_lesson_ends_by_itself_after_two_hours_and_nothing_of_it_is_left(
    lessons: Lessons, clock: Clock, library: Library, tmp_path: Path
) -> None:
    code = await begun(lessons, library)
    nickname = (await lessons.join(code)).nickname
    room = await lessons.room(code)
    clock.now += LIFE - timedelta(seconds=1)
    assert await lessons.end_old() == 0
    young = await begun(lessons, library)
    clock.now += timedelta(seconds=1)
    with pytest.raises(UnknownLesson):
        await lessons.room(code)
    async with anyio.create_task_group() as tasks:
        watched = []

        async def watch() -> None:
            watched.extend([lesson.code async for lesson in room.watch()])

        tasks.start_soon(watch)
        assert await lessons.end_old() == 1
    assert set(watched) <= {code}
    assert kept_of(tmp_path / "lessons.sqlite", code, nickname, young) == [young]
    assert (await lessons.room(young)).now.code == young


async def test_votes_that_come_together_are_all_kept(
    lessons: Lessons, store: LessonStore, library: Library
) -> None:
    code = await begun(lessons, library)
    pupils = [(await lessons.for_pupil(code, (await lessons.join(code)).token))[1] for _ in range(35)]
    room = await lessons.room(code)
    await lessons.go_to(room, 0, None)
    async with anyio.create_task_group() as voting:
        for pupil in pupils:
            voting.start_soon(lessons.vote, room, pupil, 0, Choice.MAG)
    kept = await store.get(code)
    assert kept is not None
    assert kept == room.now
    assert kept.counts(0)[Choice.MAG] == 35


async def test_a_change_that_cannot_be_kept_is_not_shown_and_says_so(
    lessons: Lessons, library: Library, tmp_path: Path
) -> None:
    code = await begun(lessons, library)
    _, pupil = await lessons.for_pupil(code, (await lessons.join(code)).token)
    room = await lessons.room(code)
    await lessons.go_to(room, 0, None)
    with sqlite3.connect(tmp_path / "lessons.sqlite") as connection:
        connection.execute("ALTER TABLE vote RENAME TO gone")
    connection.close()
    with pytest.raises(StoreUnavailable):
        await lessons.vote(room, pupil, 0, Choice.MAG)
    assert room.now.counts(0)[Choice.MAG] == 0


async def test_a_vote_that_crosses_the_closing_counts_everywhere_or_nowhere(
    lessons: Lessons, store: LessonStore, library: Library
) -> None:
    code = await begun(lessons, library)
    _, pupil = await lessons.for_pupil(code, (await lessons.join(code)).token)
    room = await lessons.room(code)
    await lessons.go_to(room, 0, None)
    async with anyio.create_task_group() as crossing:
        crossing.start_soon(lessons.end_old)
        crossing.start_soon(lessons.go_to, room, 1, None)
        crossing.start_soon(lessons.vote, room, pupil, 0, Choice.MAG)
    assert await store.get(code) == room.now
