"""Timing on a machine that may be doing other things too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

import numpy as np

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds: the median and the 95th percentile over the things that were timed."""

    median: float
    p95: float

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> "Timing":
        """The timing of at least one thing."""
        median, p95 = np.quantile(milliseconds, (0.5, 0.95))
        return cls(float(median), float(p95))


def best_of(
    works: Mapping[str, Callable[[T], object]], things: Sequence[T], *, rounds: int
) -> dict[str, list[float]]:
    """For each kind of work the fastest of `rounds` times, in milliseconds, for each of `things`.

    All kinds of work are done on one thing before the next, so that a busy moment of the machine does not
    favour one of them; all things are done once before any is done again, so that nothing is remembered.
    """
    taken = {name: np.full((rounds, len(things)), np.inf) for name in works}
    for turn in range(rounds):
        for place, thing in enumerate(things):
            for name, work in works.items():
                started = perf_counter()
                work(thing)
                taken[name][turn, place] = (perf_counter() - started) * 1000
    return {name: times.min(axis=0).tolist() for name, times in taken.items()}
