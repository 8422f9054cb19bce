"""Putting questions to schools."""

from collections.abc import Sequence

from knowledge.library import Library
from tests.evaluation.answers import Task
from tests.evaluation.given import Given, System
from tests.evaluation.gold import WrittenQuestion, expected_answer
from tests.evaluation.scores import Item


def tasks_for(questions: Sequence[WrittenQuestion], schools: Sequence[str]) -> list[Task]:
    """Every question at every school; each next question begins at the next school."""
    return [
        (question, schools[(number + turn) % len(schools)])
        for number, question in enumerate(questions)
        for turn in range(len(schools))
    ]


def one_school_each(questions: Sequence[WrittenQuestion], schools: Sequence[str]) -> list[Task]:
    """Every question at one school, the schools taking turns."""
    return [(question, schools[number % len(schools)]) for number, question in enumerate(questions)]


def items_of(tasks: Sequence[Task], answers: Sequence[Given], library: Library) -> list[Item]:
    """Each answer beside what was right."""
    return [
        Item(question, school, expected_answer(question, library[school]), given)
        for (question, school), given in zip(tasks, answers, strict=True)
    ]


def put_to_every_school(questions: Sequence[WrittenQuestion], library: Library, system: System) -> list[Item]:
    """The items of a system that answers at once."""
    tasks = tasks_for(questions, library.schools)
    return items_of(tasks, [system(*task) for task in tasks], library)
