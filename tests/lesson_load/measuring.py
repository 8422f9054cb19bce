"""Classes that join, vote and are taken through a case, and how long everybody waits."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import anyio
import httpx
from anyio.abc import TaskGroup
from playwright.async_api import Page

from tests.bot.lessons.classroom import SETTLED, SILENT, Class, Member, Place, Screen
from tests.lesson_load.browsers import reached
from tests.lesson_load.chat import chat_times

CHOICES = ("mag", "mag_niet", "hangt_ervan_af")
WORDS = {"mag": "Mag", "mag_niet": "Mag niet", "hangt_ervan_af": "Hangt ervan af"}
STEPS: tuple[Place, ...] = ((0, "vote"), (0, "result"), (0, "ruling"), (1, "vote"))
LOBBY: Place = (-1, None)
PATIENCE = 120.0
"""Seconds; far more than anything takes, so that a hanging run ends."""


@dataclass
class Figures:
    """Seconds.

    `joining` and `voting` until the last of all was in and counted; `steps` from the teacher's press until
    each screen showed it; `chat` until each answer, in the meantime.
    """

    lessons: int
    pupils: int
    browsers: int
    joining: float = 0.0
    voting: float = 0.0
    steps: list[float] = field(default_factory=list)
    browser_steps: list[float] = field(default_factory=list)
    chat: list[float] = field(default_factory=list)


@dataclass
class Room:
    """One class: its pupils with their screens, and pages of browsers in it."""

    lesson: Class
    board: Screen
    pupils: list[tuple[Member, Screen]]
    pages: Sequence[Page]


async def measure(url: str, *, lessons: int, pupils: int, pages: Sequence[Page]) -> Figures:
    """So many lessons at once, each with so many pupils; the pages are pupils in the first."""
    figures = Figures(lessons, lessons * pupils + len(pages), len(pages))
    limits = httpx.Limits(max_connections=None)
    async with (
        httpx.AsyncClient(base_url=url, timeout=PATIENCE, trust_env=False, limits=limits) as http,
        anyio.create_task_group() as beside,
    ):
        with anyio.fail_after(PATIENCE * 3):
            rooms = []
            for number in range(lessons):
                lesson = await Class.begin(http, cases=[SETTLED, SILENT])
                room = Room(lesson, Screen(), [], [] if number else pages)
                beside.start_soon(lesson.teacher.read, "board", room.board)
                rooms.append(room)
            beside.start_soon(_chat, url, figures)
            figures.joining = await _timed([_join(room, pupils, beside) for room in rooms])
            await _step(rooms, STEPS[0], figures)
            figures.voting = await _timed([_vote(room) for room in rooms])
            for step in STEPS[1:]:
                await _step(rooms, step, figures)
            for room in rooms:
                await room.lesson.teacher.send("DELETE", "")
    return figures


async def _chat(url: str, figures: Figures) -> None:
    figures.chat = await chat_times(url)


async def _timed(work: Sequence[Callable[[], Awaitable[None]]]) -> float:
    started = time.perf_counter()
    await _together(work)
    return time.perf_counter() - started


async def _together(work: Sequence[Callable[[], Awaitable[None]]]) -> None:
    async with anyio.create_task_group() as tasks:
        for one in work:
            tasks.start_soon(one)


def _join(room: Room, count: int, beside: TaskGroup) -> Callable[[], Awaitable[None]]:
    async def one() -> None:
        pupil = await room.lesson.pupil()
        screen = Screen()
        beside.start_soon(pupil.read, "pupil", screen)
        room.pupils.append((pupil, screen))
        await screen.until(lambda shown: True)

    async def in_browser(page: Page) -> None:
        await page.goto(f"/les/{room.lesson.code}")
        await reached(page, LOBBY)

    async def join() -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(count):
                tasks.start_soon(one)
            for page in room.pages:
                tasks.start_soon(in_browser, page)
        await room.board.until(lambda shown: len(shown["nicknames"]) == count + len(room.pages))

    return join


def _vote(room: Room) -> Callable[[], Awaitable[None]]:
    async def one(number: int, pupil: Member) -> None:
        response = await pupil.vote(0, CHOICES[number % 3])
        assert response.status_code == 204, response.text

    async def in_browser(number: int, page: Page) -> None:
        await page.get_by_role("button", name=WORDS[CHOICES[number % 3]], exact=True).click()

    async def vote() -> None:
        async with anyio.create_task_group() as tasks:
            for number, (pupil, _) in enumerate(room.pupils):
                tasks.start_soon(one, number, pupil)
            for number, page in enumerate(room.pages):
                tasks.start_soon(in_browser, number, page)
        everybody = len(room.pupils) + len(room.pages)
        await room.board.until(lambda shown: shown["voted"] == everybody)

    return vote


async def _step(rooms: Sequence[Room], place: Place, figures: Figures) -> None:
    """All teachers press at once."""
    pressed: dict[str, float] = {}

    async def press(room: Room) -> None:
        pressed[room.lesson.code] = time.time()
        await room.lesson.teacher.go(*place)

    async with anyio.create_task_group() as tasks:
        for room in rooms:
            tasks.start_soon(press, room)
    for room in rooms:
        since = pressed[room.lesson.code]
        for screen in (room.board, *(screen for _, screen in room.pupils)):
            await screen.until(lambda shown: (shown["position"], shown["stage"]) == place)
            figures.steps.append(screen.reached[place] - since)
        for page in room.pages:
            figures.browser_steps.append(await reached(page, place) - since)
