"""What can be wrong with the knowledge, each with the words an editor or operator needs to mend it."""

from dataclasses import dataclass
from pathlib import Path


class KnowledgeError(Exception):
    """Base of everything this package raises on purpose."""


@dataclass
class DataError(KnowledgeError):
    """A data file says something that cannot be right.

    `line` counts from 1, or is None when the problem has no single line; `remedy` is what to write instead.
    """

    file: Path
    line: int | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.problem} — {self.remedy}"


@dataclass
class IndexMismatch(KnowledgeError):
    """The index was not made from the present protocols by the present model.

    `file` is None when it came from memory.
    """

    file: Path | None
    reason: str

    def __str__(self) -> str:
        place = f" in {self.file}" if self.file else ""
        return (
            f"De index{place} is niet te gebruiken: {self.reason} — "
            "bouw hem opnieuw met `protocolwijzer index`."
        )


@dataclass
class ModelNotFound(KnowledgeError):
    """The embedding model cannot be loaded from where the setting points."""

    model: str
    reason: str

    def __str__(self) -> str:
        return (
            f"Het taalmodel {self.model!r} is niet te laden ({self.reason}) — "
            "zet PROTOCOLWIJZER_MODEL op een map met een sentence-transformers-model of op een modelnaam."
        )


@dataclass
class UnknownSchool(KnowledgeError):
    """A school key that no protocol file has."""

    school: str

    def __str__(self) -> str:
        return f"Er is geen protocol met de sleutel {self.school!r}."


@dataclass
class UnknownTopic(KnowledgeError):
    """A topic key that topics.yaml does not have."""

    topic: str

    def __str__(self) -> str:
        return f"Er is geen onderwerp met de sleutel {self.topic!r}."


@dataclass
class TooFewReviewed(KnowledgeError):
    """There are not enough reviewed protocols to learn from what clauses settle."""

    reviewed: int

    def __str__(self) -> str:
        return (
            f"Er zijn {self.reviewed} nagekeken protocollen; voor voorstellen zijn er minstens twee nodig — "
            "vul de onderwerpen zelf in: docs/protocolbestand.md legt uit hoe."
        )
