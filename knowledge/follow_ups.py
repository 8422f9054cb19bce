"""What people ask further about an answer, as data: follow_ups.yaml."""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.conditions import Pattern
from knowledge.data_file import read_data_file
from knowledge.errors import DataError
from knowledge.library import KNOWLEDGE
from knowledge.topics import Topics
from knowledge.vocabulary import Role
from knowledge.words import fold


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Because(_Value):
    of: frozenset[str]
    why: tuple[str, ...]


class _Subject(_Value):
    of: Pattern
    topics: tuple[str, ...]


class FollowUps(_Value):
    """Which topic tells the consequences, the reasons, and what a bare noun is about.

    `swaps` are patterns of words that take each other's place in a question.
    """

    consequences: dict[Role, str]
    reasons: tuple[str, ...]
    because: tuple[_Because, ...]
    by_person: tuple[dict[Role, str], ...]
    swaps: tuple[Pattern, ...]
    subjects: tuple[_Subject, ...]

    def why(self, topic: str | None) -> tuple[str, ...]:
        """The topics that say why there is a rule on `topic`."""
        return next((because.why for because in self.because if topic in because.of), ())

    def for_person(self, topic: str | None, role: Role) -> str | None:
        """The topic that is to people in `role` what `topic` is to others; the same one when all share it."""
        return next((each[role] for each in self.by_person if topic in each.values()), topic)

    def topics_of(self, subject: str) -> tuple[str, ...]:
        """The topics that a bare noun is most likely about, the likeliest first."""
        folded = fold(subject)
        return next((s.topics for s in self.subjects if re.search(s.of, folded)), ())

    @property
    def topics(self) -> frozenset[str]:
        """Every topic that is named."""
        named = (*self.consequences.values(), *self.reasons)
        personal = (topic for each in self.by_person for topic in each.values())
        told = (topic for because in self.because for topic in (*because.of, *because.why))
        return frozenset(
            (*named, *personal, *told, *(topic for subject in self.subjects for topic in subject.topics))
        )


def load_follow_ups(topics: Topics, directory: Path = KNOWLEDGE) -> FollowUps:
    """The follow-ups under `directory`; raises `DataError` when one names a topic that does not exist."""
    path = directory / "follow_ups.yaml"
    follow_ups = read_data_file(path, FollowUps)
    if unknown := follow_ups.topics.difference(topics):
        raise DataError(
            path,
            None,
            f"er staan onbekende onderwerpen in: {sorted(unknown)}",
            "kies onderwerpen uit knowledge/topics.yaml",
        )
    return follow_ups
