"""Scores of answers against what was expected, with their number of items and bootstrap intervals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from actions.reply import Status
from knowledge.questions import NO_TOPIC
from knowledge.vocabulary import Verdict
from tests.evaluation.given import Given
from tests.evaluation.gold import Expected, WrittenQuestion

RESAMPLES = 1000
BINS = 10


@dataclass(frozen=True, slots=True)
class Item:
    """One question put to one school: what was right and what was given."""

    question: WrittenQuestion
    school: str
    expected: Expected
    given: Given

    @property
    def cited(self) -> bool:
        """Whether a clause that settles it is among the cited ones."""
        return not self.expected.clauses.isdisjoint(self.given.clauses)

    @property
    def first(self) -> bool:
        """Whether the first cited clause settles it."""
        return bool(self.given.clauses) and self.given.clauses[0] in self.expected.clauses

    @property
    def wholly_right(self) -> bool:
        """Clause and verdict, or honest silence; off topic, whatever cites nothing and is no failure."""
        if self.is_off_topic:
            return not self.given.clauses and self.given.status is not Status.ERROR
        if self.expected.is_silence:
            return not self.given.clauses and self.given.verdict is Verdict.NIET_GEREGELD
        return self.cited and self.given.verdict is self.expected.verdict

    @property
    def refused(self) -> bool:
        """Whether nothing was cited: silence, or a question asked back in place of an answer."""
        return not self.given.clauses

    @property
    def is_off_topic(self) -> bool:
        """Whether no protocol on social media touches the question."""
        return self.question.topic == NO_TOPIC


@dataclass(frozen=True, slots=True)
class Score:
    """A share between 0 and 1 of `items`, with the 95 % interval of a bootstrap (Efron 1979)."""

    value: float
    low: float
    high: float
    items: int

    def __str__(self) -> str:
        return f"{self.value:.1%} ({self.low:.1%}–{self.high:.1%}, n={self.items})"


def share(items: Iterable[Item], counts: Callable[[Item], bool]) -> Score:
    """The share of `items` that count. Questions are resampled, not items: each is put to every school."""
    by_question: dict[str, list[bool]] = {}
    for item in items:
        by_question.setdefault(item.question.text, []).append(counts(item))
    if not by_question:
        return Score(float("nan"), float("nan"), float("nan"), 0)
    hits = np.array([sum(outcomes) for outcomes in by_question.values()])
    sizes = np.array([len(outcomes) for outcomes in by_question.values()])
    drawn = np.random.default_rng(0).integers(0, len(hits), (RESAMPLES, len(hits)))
    samples = hits[drawn].sum(1) / sizes[drawn].sum(1)
    low, high = np.quantile(samples, (0.025, 0.975))
    return Score(float(hits.sum() / sizes.sum()), float(low), float(high), int(sizes.sum()))


@dataclass(frozen=True, slots=True)
class Bin:
    """Items whose confidence lies from `low` up to `low + 1 / BINS`: how sure on average, how often right."""

    low: float
    items: int
    confidence: float
    right: float


def reliability(items: Sequence[Item]) -> list[Bin]:
    """The items that have a confidence, in ten bins of equal width; empty bins are left out."""
    sure = [item for item in items if item.given.confidence is not None]
    confidence = np.array([item.given.confidence for item in sure], dtype=np.float64)
    right = np.array([item.wholly_right for item in sure], dtype=np.float64)
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return [
        Bin(b / BINS, int(within.sum()), float(confidence[within].mean()), float(right[within].mean()))
        for b in range(BINS)
        if (within := bins == b).any()
    ]


def calibration_error(items: Sequence[Item]) -> float:
    """Expected calibration error of the confidence in ten bins of equal width (Naeini et al. 2015).

    NaN when nothing has a confidence.
    """
    bins = reliability(items)
    count = sum(each.items for each in bins)
    gaps = sum(each.items * abs(each.right - each.confidence) for each in bins)
    return gaps / count if count else float("nan")


def settled(items: Iterable[Item]) -> list[Item]:
    """The items on which the school has a rule."""
    return [item for item in items if not item.expected.is_silence]


def silent(items: Iterable[Item]) -> list[Item]:
    """The items on a topic of protocols on which this school has no rule."""
    return [item for item in items if item.expected.is_silence and not item.is_off_topic]


def off_topic(items: Iterable[Item]) -> list[Item]:
    """The items that no protocol on social media touches."""
    return [item for item in items if item.is_off_topic]


def headline(items: Sequence[Item]) -> dict[str, Score]:
    """The scores that are always reported together: right answers, honest silence and needless refusals."""
    on_topic = [item for item in items if not item.is_off_topic]
    return {
        "wholly right": share(on_topic, lambda item: item.wholly_right),
        "clause cited": share(settled(items), lambda item: item.cited),
        "clause first": share(settled(items), lambda item: item.first),
        "clause and verdict": share(settled(items), lambda item: item.wholly_right),
        "needless refusals": share(settled(items), lambda item: item.refused),
        "honest silence": share(silent(items), lambda item: item.wholly_right),
        "off topic": share(off_topic(items), lambda item: item.wholly_right),
    }


def foreign_citations(items: Iterable[Item]) -> int:
    """How many clauses of another school than the asker's were shown. One is too many."""
    return sum(len(item.given.foreign) for item in items)


def trade_off(items: Sequence[Item], thresholds: Sequence[float]) -> list[tuple[float, float]]:
    """For each threshold the share of needless refusals and that of honest silence.

    As if the assistant cited a clause when, and only when, the probability it gives that a rule settles the
    question is at least the threshold. That probability is the confidence of an answer, and one minus that of
    silence.
    """
    with_rule = np.array([_probability_of_a_rule(item) for item in settled(items)])
    without = np.array([_probability_of_a_rule(item) for item in silent(items)])
    return [(float((with_rule < t).mean()), float((without < t).mean())) for t in thresholds]


def _probability_of_a_rule(item: Item) -> float:
    confidence = item.given.confidence or 0.0
    return confidence if item.given.clauses else 1.0 - confidence
