"""Answers are kept, so that nothing is asked twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from knowledge.form import Form
from knowledge.vocabulary import Role, Verdict
from tests.evaluation.answers import KeptAnswers, Task
from tests.evaluation.given import Given, System
from tests.evaluation.gold import WrittenQuestion

TASKS: list[Task] = [
    (WrittenQuestion("dev_1", text, "x", Role.OUDER, None, Form.MAG, None), school)
    for text in ("een?", "twee?")
    for school in ("asko", "konot")
]


class Recorder:
    """A system that remembers what it was asked, and breaks off after so many answers."""

    def __init__(self, breaks_after: int = 99) -> None:
        self.asked: list[str] = []
        self._left = breaks_after

    @contextmanager
    def make(self) -> Iterator[System]:
        yield self._answer

    def _answer(self, question: WrittenQuestion, school: str) -> Given:
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        self.asked.append(f"{question.text} {school}")
        return Given((f"{school}.1",), Verdict.NEE, 0.5)


def test_a_run_that_was_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    with pytest.raises(KeyboardInterrupt):
        KeptAnswers(file).to(TASKS, Recorder(breaks_after=3).make)
    with file.open("a") as lines:
        lines.write('{"key": "half a li')
    second = Recorder()
    given = KeptAnswers(file).to(TASKS, second.make)
    assert second.asked == ["twee? konot"]
    assert [each.clauses for each in given] == [("asko.1",), ("konot.1",)] * 2
    assert KeptAnswers(file).to(TASKS, Recorder(breaks_after=0).make) == given


def test_a_system_whose_answers_are_known_is_not_even_started(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    KeptAnswers(file).to(TASKS, Recorder().make)

    def start() -> None:
        raise AssertionError("started for nothing")

    assert len(KeptAnswers(file).to(TASKS[:2], start)) == 2  # type: ignore[arg-type]


def test_time_is_told_for_the_first_school_of_a_question_only(tmp_path: Path) -> None:
    given = KeptAnswers(tmp_path / "answers.jsonl").to(TASKS, Recorder().make)
    assert [each.milliseconds is None for each in given] == [False, True, False, True]
