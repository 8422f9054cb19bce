"""A system that is scored: from a question and a school to what it cites."""

from collections.abc import Callable
from dataclasses import dataclass

from actions.reply import Status
from knowledge.vocabulary import Verdict
from tests.evaluation.gold import WrittenQuestion


@dataclass(frozen=True, slots=True)
class Given:
    """What a system answered.

    `clauses` are the cited clauses of the school, best first; `foreign` the keys of shown clauses of any
    other school. `verdict` is None for a mere ranking, and for a reply that rules on nothing. `status` is
    what kind of reply it was, None for a system that only rules. `milliseconds` is None when the time says
    nothing, because work was left over from the same question at another school.
    """

    clauses: tuple[str, ...]
    verdict: Verdict | None
    confidence: float | None = None
    foreign: tuple[str, ...] = ()
    status: Status | None = None
    milliseconds: float | None = None


System = Callable[[WrittenQuestion, str], Given]
