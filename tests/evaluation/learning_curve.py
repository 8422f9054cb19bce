"""How much more authors help: the assistant learnt from the questions of some of them, scored on dev.

What is restricted is what `knowledge.index` learns when it is built. The embedding model stays as it is.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np

from knowledge.embedder import model_id_of
from tests.evaluation.gold import QUESTIONS, WrittenQuestion
from tests.evaluation.inputs import inputs_digest
from tests.evaluation.scores import Item, headline
from tests.evaluation.scoring import put_to_every_school
from tests.evaluation.systems import advisor_system
from tests.evaluation.workshop import Workshop

ORDERS = 2
"""So many orders of the authors are averaged."""


@dataclass(frozen=True, slots=True)
class Point:
    """The mean scores with so many authors; `low` and `high` bound "wholly right" over the orders."""

    authors: int
    scores: dict[str, float]
    low: float
    high: float


def learning_curve(workshop: Workshop, questions: Sequence[WrittenQuestion], kept: Path) -> list[Point]:
    """A point for 1, 2, 3, 5, 7 … and all authors; what was computed before is read from `kept`."""
    authors = author_files(workshop)
    points = []
    for count in counts(len(authors)):
        groups = sorted({tuple(sorted(order[:count])) for order in orders(authors)})
        scored = [_scores_with(group, workshop, questions, kept) for group in groups]
        mean = {name: float(np.mean([scores[name] for scores in scored])) for name in scored[0]}
        right = [scores["wholly right"] for scores in scored]
        points.append(Point(count, mean, min(right), max(right)))
    return points


def curve_digest(workshop: Workshop, *authors: str) -> str:
    """The digest of all that the curve hangs on, or the point for some authors."""
    files = [*workshop.data_files(), *QUESTIONS.glob("dev_*.jsonl")]
    return inputs_digest([__name__], files, model_id_of(workshop.settings.model), *authors)


def counts(authors: int) -> list[int]:
    """1, 2, 3, and on by two; always up to all of them."""
    return sorted({1, 2, *range(3, authors, 2), authors} & set(range(1, authors + 1)))


def orders(authors: Sequence[Path]) -> Iterator[list[Path]]:
    """The authors in a few orders, the same every time."""
    random = Random(0)
    for _ in range(ORDERS):
        yield random.sample(authors, len(authors))


def author_files(workshop: Workshop) -> list[Path]:
    """The question files: each is the work of one author."""
    return sorted((workshop.settings.questions_dir / "questions").glob("*.yml"))


def _scores_with(
    authors: Sequence[Path], workshop: Workshop, questions: Sequence[WrittenQuestion], kept: Path
) -> dict[str, float]:
    names = [author.stem for author in authors]
    file = kept / f"{len(names)}-authors-{curve_digest(workshop, *names)[:16]}.json"
    if not file.exists():
        items = _items_with(names, workshop, questions)
        scores = {name: score.value for name, score in headline(items).items()}
        kept.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(scores), encoding="utf-8")
        unfinished.replace(file)
    scores = json.loads(file.read_text(encoding="utf-8"))
    return {str(name): float(score) for name, score in scores.items()}


def _items_with(
    authors: Sequence[str], workshop: Workshop, questions: Sequence[WrittenQuestion]
) -> list[Item]:
    """The answers of an assistant for which only these authors wrote questions."""
    with TemporaryDirectory() as folder:
        settings = workshop.settings.model_copy(
            update={"questions_dir": Path(folder) / "nlu", "build_dir": Path(folder) / "build"}
        )
        shutil.copytree(workshop.settings.questions_dir, settings.questions_dir)
        for other in (settings.questions_dir / "questions").glob("*.yml"):
            if other.stem not in authors:
                other.unlink()
        if workshop.settings.index_file.exists():  # its vectors are taken over: clauses are not embedded anew
            settings.index_file.parent.mkdir(parents=True)
            shutil.copy(workshop.settings.index_file, settings.index_file)
        apprentice = workshop.with_settings(settings)
        return put_to_every_school(questions, apprentice.library, advisor_system(apprentice.advisor))
