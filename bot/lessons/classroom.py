"""Everything that lessons need, put together once for a gateway."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Self

import anyio
import httpx
import structlog

from bot.errors import StoreUnavailable
from bot.lessons.lessons import Lessons
from bot.lessons.plan import Sets
from bot.lessons.private_help import PrivateHelp
from bot.lessons.proposals import Proposals
from bot.lessons.rulings import Rulings
from bot.lessons.store import LessonStore
from bot.lessons.views import Views
from knowledge.cases import LESSONS, load_cases, load_words
from knowledge.library import Library

LOOK_FOR_OLD = 15.0
"""Seconds between two looks for lessons whose time is over."""
log = structlog.get_logger()


@lru_cache(maxsize=1)
def words() -> Mapping[str, str]:
    """The hard words with what they mean, read once in a process; raises DataError."""
    return load_words(LESSONS)


@lru_cache(maxsize=1)
def cases_of(library: Library) -> Sets:
    """The cases for lessons, read once in a process; raises DataError."""
    return load_cases(LESSONS, library)


class Classroom:
    """The lessons, the sets of cases and the rulings on them."""

    def __init__(
        self,
        lessons: Lessons,
        library: Library,
        sets: Sets,
        actions: httpx.AsyncClient,
        private_help: PrivateHelp,
    ) -> None:
        self.lessons = lessons
        self.sets = sets
        self.private_help = private_help
        self.proposals = Proposals(actions, library)
        self.rulings = Rulings(library)
        self.views = Views(library, self.rulings)

    @classmethod
    async def opened(
        cls, file: Path, library: Library, actions: httpx.AsyncClient, private_help: PrivateHelp
    ) -> Self:
        """On the lessons in this file, made when there is none; raises DataError, StoreUnavailable."""
        store = LessonStore(file)
        await store.initialize()
        return cls(Lessons(store), library, cases_of(library), actions, private_help)

    async def end_old_lessons(self) -> None:
        """Forget lessons whose time is over, until cancelled; a store that fails is tried again."""
        while True:
            try:
                if ended := await self.lessons.end_old():
                    log.info("lessons_ended", count=ended)
            except StoreUnavailable as error:
                log.error("ending_lessons_failed", reason=error.reason)
            await anyio.sleep(LOOK_FOR_OLD)
