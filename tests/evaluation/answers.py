"""Answers that are kept: one file a system, so that an interrupted run goes on where it was."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from pydantic import TypeAdapter

from tests.evaluation.given import Given, System
from tests.evaluation.gold import WrittenQuestion

Task = tuple[WrittenQuestion, str]
"""A question and the school it is put to."""
_GIVEN = TypeAdapter(Given)


class KeptAnswers:
    """The answers of one system in one file, each written when it is there."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = self._read()

    def to(self, tasks: Sequence[Task], system: Callable[[], AbstractContextManager[System]]) -> list[Given]:
        """The answer to each task; the system is made only when one of them is not known yet."""
        missing = [task for task in tasks if _key(task) not in self._known]
        if missing:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with system() as answer, self._file.open("a", encoding="utf-8") as lines:
                for task, given in _put(missing, answer):
                    self._known[_key(task)] = given
                    line = {"key": _key(task), "given": _GIVEN.dump_python(given, mode="json")}
                    lines.write(json.dumps(line) + "\n")
        return [self._known[_key(task)] for task in tasks]

    def _read(self) -> dict[str, Given]:
        if not self._file.exists():
            return {}
        text = self._file.read_text(encoding="utf-8")
        whole = text[: text.rfind("\n") + 1]  # a run that was broken off may have left half a line
        if whole != text:
            self._file.write_text(whole, encoding="utf-8")
        lines = [json.loads(line) for line in whole.splitlines()]
        return {line["key"]: _GIVEN.validate_python(line["given"]) for line in lines}


def _put(tasks: Sequence[Task], answer: System) -> Iterator[tuple[Task, Given]]:
    """Each task with its answer.

    The time of a system that tells none itself counts for the first school that a question is put to: what is
    known of a question is there already for the next.
    """
    asked: set[WrittenQuestion] = set()
    for question, school in tasks:
        started = perf_counter()
        given = answer(question, school)
        if given.milliseconds is None and question not in asked:
            given = replace(given, milliseconds=(perf_counter() - started) * 1000)
        asked.add(question)
        yield (question, school), given


def _key(task: Task) -> str:
    question, school = task
    told = "\0".join((question.author, question.text, question.asker.value, school))
    return hashlib.sha256(told.encode()).hexdigest()[:24]
