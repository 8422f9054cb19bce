"""Scores of answers against what was expected, with their number of items and bootstrap intervals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.vocabulary import Verdict
from tests.evaluation.gold import Expected, WrittenQuestion
from tests.evaluation.systems import Given

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
    def refused(self) -> bool:
        """Whether no clause was given: silence, or readings offered in place of an answer."""
        return not self.given.clauses

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
        """Clause and verdict, or honest silence."""
        if self.expected.is_silence:
            return self.given.verdict is Verdict.NIET_GEREGELD
        return self.cited and self.given.verdict is self.expected.verdict


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


def calibration_error(items: Sequence[Item]) -> float:
    """Expected calibration error of the confidence in ten bins of equal width (Naeini et al. 2015)."""
    confidence = np.array([item.given.confidence for item in items], dtype=np.float64)
    right = np.array([item.wholly_right for item in items], dtype=np.float64)
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(right[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).mean()
            for b in range(BINS)
            if (bins == b).any()
        )
    )
