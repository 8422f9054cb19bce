"""What a teacher chooses for a lesson: the school, the cases of a set, and cases of their own."""

from collections.abc import Mapping
from itertools import chain
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.errors import UnknownSchoolInBody
from bot.lessons.errors import BadPlan
from bot.lessons.lesson import MOST_CASES
from bot.text import clean
from knowledge.cases import AgeGroup, Case
from knowledge.library import Library
from knowledge.vocabulary import Actor

Line = Annotated[str, StringConstraints(max_length=120)]
Story = Annotated[str, StringConstraints(max_length=600)]
Sets = Mapping[str, tuple[Case, ...]]
"""The cases of every age group."""
NO_CASES = f"Kies minstens één geval, en hoogstens {MOST_CASES}."
UNKNOWN_CASE = "Een van de gekozen gevallen bestaat niet. Laad de bladzijde opnieuw."
UNKNOWN_TOPIC = "Kies bij je eigen geval een onderwerp uit de lijst."
TWICE = "Kies twee verschillende scholen, of één."


class OwnCase(BaseModel):
    """A case that a teacher wrote for one lesson; topic and actor are what the teacher confirmed."""

    model_config = ConfigDict(extra="forbid")

    title: Line = ""
    story: Story
    question: Line
    topic: str
    actor: Actor

    def as_case(self, number: int, library: Library, sets: Sets) -> Case:
        """As a case like any other, with the hard words of its topic; raises BadPlan, EmptyText."""
        if self.topic not in library.topics or self.actor is Actor.ANDERS:
            raise BadPlan(UNKNOWN_TOPIC)
        title = clean(self.title) if self.title.strip() else f"Eigen geval {number}"
        return Case(
            key=f"eigen-{number}",
            title=title,
            story=clean(self.story),
            question=clean(self.question),
            topic=self.topic,
            actor=self.actor,
            words=next((case.words for case in chain(*sets.values()) if case.topic == self.topic), {}),
        )


class Plan(BaseModel):
    """A lesson as a teacher sets it up: keys of cases in the order of the lesson, then own cases."""

    model_config = ConfigDict(extra="forbid")

    school: str
    other: str | None = None
    age: AgeGroup
    cases: tuple[str, ...] = Field(default=(), max_length=MOST_CASES)
    own: tuple[OwnCase, ...] = Field(default=(), max_length=MOST_CASES)

    def checked(self, library: Library, sets: Sets) -> tuple[Case, ...]:
        """The cases of the lesson; raises UnknownSchoolInBody, BadPlan, EmptyText."""
        for school in (self.school, self.other):
            if school is not None and school not in library:
                raise UnknownSchoolInBody(library.schools)
        if self.school == self.other:
            raise BadPlan(TWICE)
        by_key = {case.key: case for case in sets[self.age]}
        if not by_key.keys() >= set(self.cases):
            raise BadPlan(UNKNOWN_CASE)
        own = (case.as_case(number, library, sets) for number, case in enumerate(self.own, 1))
        chosen = (*(by_key[key] for key in dict.fromkeys(self.cases)), *own)
        if not 0 < len(chosen) <= MOST_CASES:
            raise BadPlan(NO_CASES)
        return chosen
