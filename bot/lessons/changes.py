"""What can happen in a lesson, each said twice: for the store, and for the lesson in memory."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.lessons.lesson import Choice, Lesson, Stage, Suggestion

Statement = tuple[str, tuple[str | int | float | None, ...]]

VOTE = """
INSERT OR REPLACE INTO vote (lesson, position, pupil, choice) SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (
    SELECT 1 FROM lesson JOIN lesson_case AS now ON now.lesson = code AND now.position = lesson.position
    WHERE code = ?1 AND lesson.position = ?2 AND stage = 'vote'
)
"""


@dataclass(frozen=True, slots=True)
class Change:
    """Statements for the store, and what they make of the lesson."""

    statements: tuple[Statement, ...]
    apply: Callable[[Lesson], Lesson]


def joined(lesson: Lesson, pupil: str, nickname: str) -> Change:
    """A pupil came in."""
    statement = "INSERT INTO pupil (lesson, id, nickname) VALUES (?, ?, ?)"
    return Change(
        ((statement, (lesson.code, pupil, nickname)),),
        lambda now: replace(now, pupils={**now.pupils, pupil: nickname}),
    )


def voted(lesson: Lesson, pupil: str, position: int, choice: Choice) -> Change:
    """A pupil chose, or chose again. When that vote has been closed in the meantime nothing changes."""

    def apply(now: Lesson) -> Lesson:
        if not now.is_open(position):
            return now
        return replace(now, votes={**now.votes, (position, pupil): choice})

    return Change(((VOTE, (lesson.code, position, pupil, choice)),), apply)


def suggested(lesson: Lesson, pupil: str, position: int, text: str) -> Change:
    """A pupil has an idea for a rule, which the teacher has not read yet.

    Its number never comes back, also not after it was removed: a screen that is behind must not let through
    what its teacher has not read.
    """
    number = max(*(s.id for s in lesson.suggestions), time.time_ns() // 1000, 0) + 1
    statement = (
        "INSERT INTO suggestion (lesson, id, position, pupil, text, approved) VALUES (?, ?, ?, ?, ?, 0)"
    )
    idea = Suggestion(number, position, pupil, text, approved=False)
    return Change(
        ((statement, (lesson.code, number, position, pupil, text)),),
        lambda now: replace(now, suggestions=(*now.suggestions, idea)),
    )


def approved(lesson: Lesson, number: int) -> Change:
    """The class may see an idea."""
    statement = "UPDATE suggestion SET approved = 1 WHERE lesson = ? AND id = ?"

    def apply(now: Lesson) -> Lesson:
        return replace(
            now,
            suggestions=tuple(replace(s, approved=True) if s.id == number else s for s in now.suggestions),
        )

    return Change(((statement, (lesson.code, number)),), apply)


def rejected(lesson: Lesson, number: int) -> Change:
    """An idea is removed."""
    statement = "DELETE FROM suggestion WHERE lesson = ? AND id = ?"
    return Change(
        ((statement, (lesson.code, number)),),
        lambda now: replace(now, suggestions=tuple(s for s in now.suggestions if s.id != number)),
    )


def moved(lesson: Lesson, position: int, stage: Stage | None) -> Change:
    """The lesson went to a position, whose case is at this stage, or where it was left. Time starts anew."""
    move = "UPDATE lesson SET position = ?, timer = NULL WHERE code = ?"
    statements: list[Statement] = [(move, (position, lesson.code))]
    if stage is not None:
        step = "UPDATE lesson_case SET stage = ? WHERE lesson = ? AND position = ?"
        statements.append((step, (stage, lesson.code, position)))

    def apply(now: Lesson) -> Lesson:
        stages = tuple(
            stage if stage is not None and at == position else left for at, left in enumerate(now.stages)
        )
        return replace(now, position=position, stages=stages, timer=None)

    return Change(tuple(statements), apply)


def timed(lesson: Lesson, ends: float | None) -> Change:
    """There is a time at which voting should be done, or no longer one."""
    statement = "UPDATE lesson SET timer = ? WHERE code = ?"
    return Change(((statement, (ends, lesson.code)),), lambda now: replace(now, timer=ends))
