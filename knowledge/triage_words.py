"""The hand-made part of the triage (triage.yaml): spellings, and phrases that always mean distress."""

import re
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from knowledge.data_file import read_data_file
from knowledge.distress import Distress, DistressKind
from knowledge.words import fold

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
REPEATED = re.compile(r"(.)\1{2,}")


class AlwaysDistress(BaseModel):
    """Phrases that mean distress of one kind, whatever stands around them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: DistressKind
    acute: bool = False
    phrases: tuple[str, ...] = Field(min_length=1)


class TriageWords(BaseModel):
    """`spellings` maps what is meant to the ways to write it; `cues` groups words that tell something."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spellings: dict[str, tuple[str, ...]]
    always: tuple[AlwaysDistress, ...]
    except_about: frozenset[str]
    cues: dict[str, tuple[str, ...]]

    def normal(self, text: str) -> str:
        """`text` as the triage reads it: tokens apart, small letters, street spelling written out."""
        tokens = TOKEN.findall(REPEATED.sub(r"\1\1", fold(text)))
        return " ".join(self._meaning.get(token, token) for token in tokens)

    def certain(self, normal: str) -> Distress | None:
        """The distress that a phrase in a normalised message makes certain; the acute ones first."""
        if not self.except_about.isdisjoint(normal.split()):
            return None
        padded = f" {normal} "
        found = (distress for phrase, distress in self._phrases if f" {phrase} " in padded)
        return next(found, None)

    @cached_property
    def _meaning(self) -> dict[str, str]:
        return {
            fold(spelling): meaning for meaning, spellings in self.spellings.items() for spelling in spellings
        }

    @cached_property
    def _phrases(self) -> tuple[tuple[str, Distress], ...]:
        return tuple(
            (self.normal(phrase), Distress(always.kind, acute=always.acute))
            for always in sorted(self.always, key=lambda group: not group.acute)
            for phrase in always.phrases
        )


def read_triage_words(path: Path) -> TriageWords:
    """The content of the file at `path`; raises `DataError` when it is not in order."""
    return read_data_file(path, TriageWords)
