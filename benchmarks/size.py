"""Everything that is timed for one number of schools, in a process of its own so that memory can be told.

python -m benchmarks.size SCHOOLS      prints a `Measured` as JSON
"""

import json
import resource
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

import faiss
import numpy as np
import torch

from benchmarks.schools import CLAUSES, index_of, recombined
from benchmarks.timing import Timing, best_of
from knowledge.advisor import advisor_on
from knowledge.embedder import Embedder, SentenceEmbedder, Vectors, load_embedder
from knowledge.index import Index, build_index, is_current, load_index
from knowledge.library import Library, load_library
from knowledge.question import Question
from knowledge.search import ClauseSearch
from knowledge.settings import KnowledgeSettings
from knowledge.vocabulary import Verdict
from tests.evaluation.gold import read_written

AUTHORS = ("dev_1", "dev_2")
QUESTIONS = 200
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """One number of schools. Times in milliseconds on one core, memory in MB (10⁶ bytes).

    `settled` and `silent`: understanding a question and ruling on it, model included, when a rule settles
    it and when none does (then the clauses are ranked for the nearest one). `ranking`: the clauses of the
    school, for a vector that is known. `bare_school` and `bare_every`: FAISS alone over the same rows, and
    over those of every school. `start_seconds`: making search and advisor ready from protocols and index in
    memory. `resident`: the whole process; `added`: the part of it that came with the schools.
    """

    model: str
    schools: int
    clauses: int
    encode: Timing
    settled: Timing
    silent: Timing
    ranking: Timing
    bare_school: Timing
    bare_every: Timing
    start_seconds: float
    resident: float
    added: float


class KnownVectors:
    """An embedder that looks up what was embedded before: what remains of a search is the ranking."""

    def __init__(self, embedder: Embedder, texts: Sequence[str]) -> None:
        self._vectors = {text: embedder.embed([text]) for text in texts}
        self.model_id = embedder.model_id

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The known vectors, shape (len(texts), dimension); KeyError for a text that is new."""
        return np.concatenate([self._vectors[text] for text in texts])


def measure(schools: int) -> Measured:
    """The measurements for a library of this many recombined schools."""
    embedder, real, real_index = _real()
    before = _resident_megabytes()
    library, rows = recombined(real, schools)
    index = index_of(library, rows, real, real_index)
    started = perf_counter()
    advisor = advisor_on(library, index, embedder)
    start_seconds = perf_counter() - started
    questions = _questions(library.schools)
    settles = [advisor.rule(question).verdict is not Verdict.NIET_GEREGELD for question in questions]
    resident = _resident_megabytes()

    known = KnownVectors(embedder, [question.text for question in questions])
    ranked = ClauseSearch(library, index, known)
    places = {school: _only(library, school) for school in {question.school for question in questions}}
    taken = best_of(
        {
            "encode": lambda question: embedder.embed([question.text]),
            "rule": advisor.rule,
            "rank": lambda question: ranked.run(question.text, question.school),
            "bare school": lambda question: index.vectors.search(
                known.embed([question.text]), CLAUSES, params=places[question.school]
            ),
            "bare every": lambda question: index.vectors.search(known.embed([question.text]), CLAUSES),
        },
        questions,
        rounds=ROUNDS,
    )
    return Measured(
        model=embedder.model_id.partition("@")[0],
        schools=schools,
        clauses=len(library.clauses),
        encode=Timing.of(taken["encode"]),
        settled=Timing.of([time for time, rule in zip(taken["rule"], settles, strict=True) if rule]),
        silent=Timing.of([time for time, rule in zip(taken["rule"], settles, strict=True) if not rule]),
        ranking=Timing.of(taken["rank"]),
        bare_school=Timing.of(taken["bare school"]),
        bare_every=Timing.of(taken["bare every"]),
        start_seconds=start_seconds,
        resident=resident,
        added=resident - before,
    )


def _real() -> tuple[SentenceEmbedder, Library, Index]:
    """The model of the settings, warm, the real protocols and their index."""
    settings = KnowledgeSettings()
    real = load_library(settings.knowledge_dir)
    embedder = load_embedder(settings.model)
    if not is_current(settings):
        build_index(settings, real, embedder)
    index = load_index(settings)
    advisor_on(real, index, embedder).warm_up()
    return embedder, real, index


def _questions(schools: Sequence[str]) -> list[Question]:
    """Questions of the dev authors, each put to a school drawn by a fixed seed."""
    random = np.random.default_rng(0)
    written = [question for author in AUTHORS for question in read_written(author)]
    return [
        Question(written[place].text, schools[int(random.integers(len(schools)))], written[place].asker)
        for place in random.choice(len(written), QUESTIONS, replace=False)
    ]


def _only(library: Library, school: str) -> faiss.SearchParameters:
    start = library.schools.index(school) * CLAUSES
    return faiss.SearchParameters(sel=faiss.IDSelectorRange(start, start + CLAUSES))  # type: ignore[call-arg]


def _resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    """Measure on one core and print the result."""
    torch.set_num_threads(1)
    faiss.omp_set_num_threads(1)
    print(json.dumps(asdict(measure(int(sys.argv[1])))))


if __name__ == "__main__":
    main()
