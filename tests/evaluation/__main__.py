"""`make evaluate`: score the question sets, write docs/evaluation.md; a score that got lower fails.

    python -m tests.evaluation [--check]

`--check` writes nothing and fails when the committed report is not what the present code and data give.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from knowledge.advisor import Advisor
from knowledge.embedder import load_embedder
from knowledge.index import build_index, is_current, load_index
from knowledge.library import Library, load_library
from knowledge.search import ClauseSearch
from knowledge.settings import ROOT, KnowledgeSettings
from knowledge.weights import load_weights
from tests.evaluation.gold import expected_answer, read_written
from tests.evaluation.report import headline, report
from tests.evaluation.scores import Item
from tests.evaluation.systems import (
    RememberingEmbedder,
    RememberingUnderstander,
    System,
    advisor_system,
    ranking_by_vectors,
    ranking_by_words,
)

PARTS = {"dev": ("dev_1", "dev_2"), "test": ("test_1", "test_2")}
REPORT = ROOT / "docs" / "evaluation.md"
SCORES = Path(__file__).parent / "scores.json"
FAILURES = ROOT / "build" / "evaluation" / "failures.jsonl"
TOLERANCE = 0.002
"""A score may be this much lower than the committed one before it counts as lower."""
BETTER_WHEN_LOWER = {"needless refusals"}


def main() -> int:
    """The exit status is 1 when a score is lower than the committed one, or the report is stale."""
    settings = KnowledgeSettings()
    library = load_library(settings.knowledge_dir)
    embedder = RememberingEmbedder(load_embedder(settings.model))
    if not is_current(settings):
        build_index(settings, library, embedder)
    index = load_index(settings)
    weights = load_weights()
    understander = RememberingUnderstander(index.question_model, embedder, weights)
    advisor = Advisor(library, understander, ClauseSearch(library, index, embedder), weights.thresholds)
    systems: dict[str, System] = {
        "BM25 over Dutch stems": ranking_by_words(library),
        "embedding model alone": ranking_by_vectors(library, embedder),
        "advisor": advisor_system(advisor),
    }
    items = {
        name: {part: score_part(system, authors, library) for part, authors in PARTS.items()}
        for name, system in systems.items()
    }
    write_failures(items["advisor"]["dev"])
    text = report(items)
    scores = {
        part: {name: round(score.value, 4) for name, score in headline(scored).items()}
        for part, scored in items["advisor"].items()
    }
    lower = list(worse(scores))
    for line in lower:
        print(line, file=sys.stderr)
    if "--check" in sys.argv:
        stale = not REPORT.exists() or REPORT.read_text(encoding="utf-8") != text
        if stale:
            print(f"{REPORT.relative_to(ROOT)} is stale: run `make evaluate`.", file=sys.stderr)
        return int(stale or bool(lower))
    if not lower:
        REPORT.write_text(text, encoding="utf-8")
        SCORES.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=2))
    return int(bool(lower))


def score_part(system: System, authors: Sequence[str], library: Library) -> list[Item]:
    """Every question of these authors, put to every school."""
    return [
        Item(question, school.school, expected_answer(question, school), system(question, school.school))
        for author in authors
        for question in read_written(author)
        for school in library
    ]


def worse(scores: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """A line for each score that is lower than the committed one."""
    committed = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    for part, before in committed.items():
        for name, value in before.items():
            change = scores[part][name] - value
            if (change if name not in BETTER_WHEN_LOWER else -change) < -TOLERANCE:
                yield f"{part}: {name} was {value:.4f} and is {scores[part][name]:.4f}"


def write_failures(items: list[Item]) -> None:
    """The dev items that went wrong, one JSON object a line; those of test are not looked at one by one."""
    FAILURES.parent.mkdir(parents=True, exist_ok=True)
    with FAILURES.open("w", encoding="utf-8") as file:
        for item in items:
            if not item.wholly_right:
                line = {
                    "q": item.question.text,
                    "school": item.school,
                    "topic": item.question.topic,
                    "asker": item.question.asker,
                    "expected": [*sorted(item.expected.clauses), item.expected.verdict],
                    "given": [*item.given.clauses, item.given.verdict],
                }
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
