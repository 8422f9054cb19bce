"""Cases for a lesson: short stories with a question, each tied to the topic that settles it.

What is allowed never stands here: the protocol of a school says that.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from knowledge.data_file import read_data_file
from knowledge.library import Library
from knowledge.vocabulary import Actor, Role

LESSONS = Path(__file__).parent / "lessons"
"""Holds a file of cases for each age group, and words.yaml with the hard words of protocols and cases."""


class AgeGroup(StrEnum):
    """For whom a set of cases is written; the name of its file."""

    GROEP_7_8 = "groep-7-8"
    ONDERBOUW = "onderbouw"
    BOVENBOUW = "bovenbouw"


AGES: Mapping[AgeGroup, str] = {
    AgeGroup.GROEP_7_8: "Groep 7 en 8",
    AgeGroup.ONDERBOUW: "Onderbouw (12 tot 15 jaar)",
    AgeGroup.BOVENBOUW: "Bovenbouw (15 tot 18 jaar)",
}
"""How a teacher reads the age groups."""


class Case(BaseModel):
    """One case.

    `actor` is whose conduct it is about, `role` who asks. `words` are hard words of the case and of the
    clauses that may be quoted on it, each with an easy explanation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str = Field(min_length=1)
    story: str = Field(min_length=1)
    question: str = Field(min_length=1)
    topic: str
    actor: Actor
    role: Role = Role.LEERLING
    discuss: tuple[str, ...] = ()
    words: dict[str, str] = {}


class _WrittenCase(Case):
    """A case as it stands in a file, judged against the library and the keys above it."""

    @field_validator("key")
    @classmethod
    def _is_new(cls, key: str, info: ValidationInfo) -> str:
        if key in _context(info)["keys"]:
            raise _mistake(f"{key!r} komt twee keer voor", "geef elk geval een eigen sleutel")
        _context(info)["keys"].add(key)
        return key

    @field_validator("topic")
    @classmethod
    def _is_known(cls, topic: str, info: ValidationInfo) -> str:
        if topic not in _context(info)["topics"]:
            raise _mistake(
                f"{topic!r} is een onbekend onderwerp", "kies een onderwerp uit knowledge/topics.yaml"
            )
        return topic

    @field_validator("actor")
    @classmethod
    def _acts(cls, actor: Actor) -> Actor:
        if actor is Actor.ANDERS:
            raise _mistake("een geval gaat over iemand", "kies leerling, medewerker, ouder of school")
        return actor

    @field_validator("discuss")
    @classmethod
    def _gives_something_to_discuss(cls, discuss: tuple[str, ...]) -> tuple[str, ...]:
        if not 2 <= len(discuss) <= 3:
            raise _mistake(f"er staan {len(discuss)} gespreksvragen", "schrijf er twee of drie")
        return discuss


class _CaseFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    cases: tuple[_WrittenCase, ...]


class _WordFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, str]


def load_cases(folder: Path, library: Library) -> dict[str, tuple[Case, ...]]:
    """The cases by age group, in the order of their files, with the hard words that may come up in each.

    Raises `DataError` at the first thing that is not in order.
    """
    words = load_words(folder)
    return {age: _cases_in(folder / f"{age}.yaml", library, words) for age in AgeGroup}


def load_words(folder: Path) -> Mapping[str, str]:
    """The hard words of protocols and cases, each with an easy explanation; raises `DataError`."""
    return read_data_file(folder / "words.yaml", _WordFile).words


def occurs(word: str, text: str) -> bool:
    """Whether `word` stands in `text` as a whole word, in capitals or not."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _cases_in(file: Path, library: Library, words: Mapping[str, str]) -> tuple[Case, ...]:
    known = {"topics": library.topics, "keys": set()}
    cases = read_data_file(file, _CaseFile, context=known).cases
    return tuple(Case(**{**dict(case), "words": _words_for(case, library, words)}) for case in cases)


def _words_for(case: Case, library: Library, words: Mapping[str, str]) -> dict[str, str]:
    clauses = (clause.text for protocol in library for clause, _ in protocol.rules_on(case.topic))
    texts = "\n".join((case.story, case.question, *clauses))
    return {word: said for word, said in words.items() if occurs(word, texts)} | case.words


def _context(info: ValidationInfo) -> Mapping[str, Any]:
    context: Mapping[str, Any] = info.context or {}
    return context


def _mistake(problem: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError("mistake", "{problem}", {"problem": problem, "remedy": remedy})
