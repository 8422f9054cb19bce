"""Cases for a lesson: short stories with a question, each tied to the topic that settles it.

What is allowed never stands here: the protocol of a school says that.
"""

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from knowledge.data_file import read_data_file
from knowledge.vocabulary import Actor, Role

LESSONS = Path(__file__).parent / "lessons"


class AgeGroup(StrEnum):
    """For whom a set of cases is written; the name of its file."""

    GROEP_7_8 = "groep-7-8"
    ONDERBOUW = "onderbouw"
    BOVENBOUW = "bovenbouw"


class Case(BaseModel):
    """One case.

    `actor` is whose conduct it is about, `role` who asks. `words` explains hard words that stand in it.
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


class _CaseFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    cases: tuple[Case, ...]


def load(folder: Path = LESSONS) -> dict[str, tuple[Case, ...]]:
    """The cases of every age group; raises `DataError` when a file is not in order."""
    return {age: read_data_file(folder / f"{age}.yaml", _CaseFile).cases for age in AgeGroup}
