"""`make evaluate`: score the question sets, write docs/evaluation.md; a score that got lower fails.

    python -m tests.evaluation [--check] [--full] [--accept-lower]

`--check` computes nothing, writes nothing, and fails when the committed report is not that of the present
code, data and model. `--full` puts every question to every school over HTTP too, not to one in turn.
`--accept-lower` writes the report though a score got lower. What was answered before is kept in
build/evaluation/, so a run that was broken off goes on, and what did not change is not asked again.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence

from bot.stack.progress import step
from knowledge.settings import ROOT, KnowledgeSettings
from knowledge.triage import current_triage
from tests.evaluation.answers import KeptAnswers
from tests.evaluation.committed import commit, stale, worse
from tests.evaluation.contenders import ADVISOR, HTTP, KEPT_OUT, Contender, contenders
from tests.evaluation.conversations import conversations_digest, kept_turns
from tests.evaluation.dialogues import Part
from tests.evaluation.distress import (
    DEV,
    DEV_QUESTIONS,
    TEST,
    judged_questions,
    read_judged,
    section,
    shares_of,
    triage_digest,
)
from tests.evaluation.failures import write_failures
from tests.evaluation.gold import WrittenQuestion, one_in, read_written
from tests.evaluation.inputs import inputs_digest
from tests.evaluation.learning_curve import curve_digest, learning_curve
from tests.evaluation.report import documents
from tests.evaluation.scores import Item, calibration_error, foreign_citations, headline
from tests.evaluation.scoring import items_of, one_school_each, tasks_for
from tests.evaluation.turn_tables import conversations_section, right_turns
from tests.evaluation.workshop import Workshop

PARTS = {"dev": ("dev_1", "dev_2"), "test": ("test_3", "test_4")}
SAMPLE = 5
"""The learning curve is scored on one dev question in so many."""
KEPT = ROOT / "build" / "evaluation"
HELD = (ADVISOR, HTTP, KEPT_OUT)
"""The systems whose scores may not get lower."""


def main() -> int:
    """The exit status is 1 when a score got lower, or with `--check` when the report is stale."""
    options = _options()
    workshop = Workshop(KnowledgeSettings())
    if options.check:
        return _complain(list(stale(present_inputs(workshop))), "run `make evaluate`")
    by_system = {
        contender.name: items_by_part(contender, workshop, full=options.full)
        for contender in contenders(workshop)
    }
    write_failures({name: by_system[name]["dev"] for name in (ADVISOR, HTTP)}, KEPT / "failures.jsonl")
    with step("learning curve", every=60):
        points = learning_curve(workshop, sample_of(PARTS["dev"]), KEPT / "learning-curve")
    turns = kept_turns(workshop, KEPT)
    triage = current_triage(workshop.settings)
    on_dev, messages = read_judged(DEV, triage), read_judged(TEST, triage)
    scores = {
        **scores_to_hold(by_system),
        "conversations": {part: {"turns right": round(right_turns(turns, part), 4)} for part in Part},
        "triage": {"test": shares_of(messages)},
    }
    lower = list(worse(scores))
    if not lower or options.accept_lower:
        talk = [
            *conversations_section(turns),
            *section(on_dev, messages, judged_questions(DEV_QUESTIONS, triage)),
        ]
        commit(documents(by_system, points, talk, full=options.full), scores, present_inputs(workshop))
    return 0 if options.accept_lower else _complain(lower, "nothing was written; see --accept-lower")


def present_inputs(workshop: Workshop) -> dict[str, str]:
    """What each part of the report is made from now."""
    return {
        **{contender.name: contender.inputs for contender in contenders(workshop)},
        "learning curve": curve_digest(workshop),
        "conversations": conversations_digest(workshop),
        "triage": triage_digest(workshop),
        "report": inputs_digest(["tests.evaluation.report", "tests.evaluation.turn_tables"], ()),
    }


def items_by_part(contender: Contender, workshop: Workshop, *, full: bool) -> dict[str, list[Item]]:
    """The contender's answers to the questions of dev and of test, at every school."""
    library = workshop.library
    put = one_school_each if contender.sampled and not full else tasks_for
    tasks = {part: put(every_of(authors), library.schools) for part, authors in PARTS.items()}
    every = [task for part in tasks.values() for task in part]
    with step(f"{contender.name}: {len(every):,} answers", every=60):
        kept = KeptAnswers(KEPT / "answers" / contender.file_name)
        given = dict(zip(every, kept.to(every, contender.make), strict=True))
    return {part: items_of(each, [given[task] for task in each], library) for part, each in tasks.items()}


def every_of(authors: Sequence[str]) -> list[WrittenQuestion]:
    """All questions of these authors."""
    return [question for author in authors for question in read_written(author)]


def sample_of(authors: Sequence[str]) -> list[WrittenQuestion]:
    """One in `SAMPLE` of their questions, of every topic alike."""
    return [question for author in authors for question in one_in(SAMPLE, read_written(author))]


def scores_to_hold(
    by_system: Mapping[str, Mapping[str, Sequence[Item]]],
) -> dict[str, dict[str, dict[str, float]]]:
    """The scores that a later run may not lower."""
    return {
        name: {part: _held(items) for part, items in by_system[name].items()}
        for name in HELD
        if name in by_system
    }


def _held(items: Sequence[Item]) -> dict[str, float]:
    held = {name: round(score.value, 4) for name, score in headline(items).items()}
    if any(item.given.confidence is not None for item in items):
        held["calibration error"] = round(calibration_error(items), 4)
    return {**held, "wrong-school citations": float(foreign_citations(items))}


def _complain(lines: Sequence[str], remedy: str) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    if lines:
        print(f"→ {remedy}", file=sys.stderr)
    return int(bool(lines))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make evaluate", description="Score the question sets.")
    parser.add_argument("--check", action="store_true", help="only say whether the committed report is stale")
    parser.add_argument("--full", action="store_true", help="put every question to every school over HTTP")
    parser.add_argument(
        "--accept-lower", action="store_true", help="write the report though a score got lower"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
