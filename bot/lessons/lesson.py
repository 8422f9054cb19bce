"""A lesson as it stands at one moment; every change makes a new one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from knowledge.cases import Case

LIFE = timedelta(hours=2)
LOBBY = -1
"""The position before the first case, where pupils join. The one after the last case is the end."""
MOST_PUPILS = 60
MOST_CASES = 20


class Choice(StrEnum):
    """What a pupil thinks of a case."""

    MAG = "mag"
    MAG_NIET = "mag_niet"
    HANGT_ERVAN_AF = "hangt_ervan_af"


class Stage(StrEnum):
    """How far a case is: voting goes on, the class sees what it thinks, the rule is shown."""

    VOTE = "vote"
    RESULT = "result"
    RULING = "ruling"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a pupil would put in a protocol that says nothing; seen by the class only when `approved`."""

    id: int
    position: int
    pupil: str
    text: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson.

    `secret` is the fingerprint of the teacher's secret. `stages` has an entry for each of `cases`. `pupils`
    are nicknames by the fingerprint of their token; `votes` are choices by position and pupil. `timer` is
    when the time to vote is over, in seconds since the epoch.
    """

    code: str
    secret: str
    school: str
    other: str | None
    created: datetime
    position: int
    timer: float | None
    cases: tuple[Case, ...]
    stages: tuple[Stage, ...]
    pupils: Mapping[str, str]
    votes: Mapping[tuple[int, str], Choice]
    suggestions: tuple[Suggestion, ...]

    @property
    def case(self) -> Case | None:
        """The case that is on; None in the lobby and at the end."""
        return self.cases[self.position] if 0 <= self.position < len(self.cases) else None

    @property
    def stage(self) -> Stage | None:
        """How far the case that is on is."""
        return self.stages[self.position] if self.case else None

    @property
    def has_ended(self) -> bool:
        """Whether the last case is behind the class; the summary is on."""
        return self.position >= len(self.cases)

    @property
    def ends(self) -> datetime:
        """When nothing of it may be left."""
        return self.created + LIFE

    def is_open(self, position: int) -> bool:
        """Whether pupils can vote on the case at this position now."""
        return position == self.position and self.stage is Stage.VOTE

    def counts(self, position: int) -> dict[Choice, int]:
        """How many pupils chose what."""
        given = Counter(choice for (at, _), choice in self.votes.items() if at == position)
        return {choice: given[choice] for choice in Choice}

    def approved(self, position: int) -> tuple[str, ...]:
        """What the teacher let through, in the order in which it was written."""
        return tuple(s.text for s in self.suggestions if s.position == position and s.approved)

    def pending(self) -> tuple[Suggestion, ...]:
        """What waits for the teacher."""
        return tuple(s for s in self.suggestions if not s.approved)
