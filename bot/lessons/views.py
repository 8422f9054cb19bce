"""What each screen of a lesson is told: the pupil's, the board's and the presenter's.

Only the presenter's holds what pupils wrote before the teacher let it through, and only what a screen may
show is in its view: the class result is not in a pupil's before the vote is closed.
"""

from pydantic import BaseModel, ConfigDict

from bot.lessons.lesson import Choice, Lesson, Stage
from bot.lessons.rulings import Rulings, SchoolRuling
from knowledge.cases import Case
from knowledge.library import Library

Counts = dict[Choice, int]


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class CaseView(_View):
    """A case as the class reads it."""

    title: str
    story: str
    question: str
    words: dict[str, str]

    @classmethod
    def of(cls, case: Case) -> "CaseView":
        return cls(title=case.title, story=case.story, question=case.question, words=case.words)


class CaseSummary(_View):
    """A case that is behind the class: what it thought, and what the schools say."""

    case: CaseView
    counts: Counts
    rulings: tuple[SchoolRuling, ...]
    suggestions: tuple[str, ...]


class _Screen(_View):
    """What every screen shows.

    `position` counts from 0; -1 is the lobby and `total` the end. `counts` and `rulings` are there when the
    class may see them. `timer` is when the time to vote is over, in seconds since the epoch.
    """

    organisation: str
    position: int
    total: int
    stage: Stage | None
    timer: float | None
    case: CaseView | None
    counts: Counts | None
    rulings: tuple[SchoolRuling, ...]
    suggestions: tuple[str, ...]
    summary: tuple[CaseSummary, ...]


class PupilView(_Screen):
    """The screen of one pupil; `choice` is what this pupil chose."""

    school: str
    nickname: str
    choice: Choice | None


class BoardView(_Screen):
    """The screen that the whole class sees."""

    nicknames: tuple[str, ...]
    voted: int
    live: Counts | None


class Pending(_View):
    """What a pupil wrote, without who it was."""

    id: int
    position: int
    text: str


class PresenterView(BoardView):
    """The screen of the teacher alone."""

    discuss: tuple[str, ...]
    preview: tuple[SchoolRuling, ...]
    titles: tuple[str, ...]
    pending: tuple[Pending, ...]


class Views:
    """Makes the views of lessons."""

    def __init__(self, library: Library, rulings: Rulings) -> None:
        self._library = library
        self._rulings = rulings

    def pupil(self, lesson: Lesson, pupil: str) -> PupilView:
        return PupilView(
            **self._screen(lesson),
            school=lesson.school,
            nickname=lesson.pupils[pupil],
            choice=lesson.votes.get((lesson.position, pupil)),
        )

    def board(self, lesson: Lesson) -> BoardView:
        return BoardView(**self._screen(lesson), **self._class(lesson))

    def presenter(self, lesson: Lesson) -> PresenterView:
        return PresenterView(
            **self._screen(lesson),
            **self._class(lesson),
            discuss=lesson.case.discuss if lesson.case else (),
            preview=self._of(lesson, lesson.case) if lesson.case else (),
            titles=tuple(case.title for case in lesson.cases),
            pending=tuple(Pending(id=s.id, position=s.position, text=s.text) for s in lesson.pending()),
        )

    def _screen(self, lesson: Lesson) -> dict[str, object]:
        case, stage = lesson.case, lesson.stage
        is_ruled = case is not None and stage is Stage.RULING
        return {
            "organisation": self._library[lesson.school].organisation,
            "position": lesson.position,
            "total": len(lesson.cases),
            "stage": stage,
            "timer": lesson.timer,
            "case": CaseView.of(case) if case else None,
            "counts": lesson.counts(lesson.position) if case and stage is not Stage.VOTE else None,
            "rulings": self._of(lesson, case) if case and is_ruled else (),
            "suggestions": lesson.approved(lesson.position),
            "summary": self._summary(lesson) if lesson.has_ended else (),
        }

    def _class(self, lesson: Lesson) -> dict[str, object]:
        counts = lesson.counts(lesson.position)
        return {
            "nicknames": tuple(lesson.pupils.values()),
            "voted": sum(counts.values()),
            "live": counts if lesson.case else None,
        }

    def _of(self, lesson: Lesson, case: Case) -> tuple[SchoolRuling, ...]:
        return self._rulings.shown(case, lesson.school, lesson.other)

    def _summary(self, lesson: Lesson) -> tuple[CaseSummary, ...]:
        return tuple(
            CaseSummary(
                case=CaseView.of(case),
                counts=lesson.counts(at),
                rulings=self._of(lesson, case),
                suggestions=lesson.approved(at),
            )
            for at, case in enumerate(lesson.cases)
            if lesson.stages[at] is Stage.RULING
        )
