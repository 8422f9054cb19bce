"""The tables of the report."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from knowledge.vocabulary import Verdict
from tests.evaluation.learning_curve import Point
from tests.evaluation.scores import (
    BINS,
    Item,
    Score,
    calibration_error,
    foreign_citations,
    headline,
    reliability,
)

Items = Sequence[Item]
RULINGS = (
    "wholly right",
    "clause cited",
    "clause and verdict",
    "needless refusals",
    "honest silence",
    "off topic",
)
IN_PARTS = ("clause cited", "clause and verdict", "needless refusals", "honest silence")
FAILING = 12
LEAST_SILENCE = 0.95
MOST_REFUSALS = 0.05


def table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """The lines of a Markdown table; the first column is text, the others are numbers."""
    yield _row(head)
    yield "|---|" + "---:|" * (len(head) - 1)
    yield from map(_row, rows)


def side_by_side(systems: Mapping[str, Items]) -> Iterator[str]:
    """All systems on one part of the questions; silence is not scored for one that always gives a clause."""

    def rows() -> Iterator[list[str]]:
        for name, items in systems.items():
            scores = headline(items)
            rules = any(item.given.verdict is not None for item in items)
            rest = [str(scores[key]) if rules else "–" for key in RULINGS]
            yield [name, str(scores["clause first"]), *rest, str(foreign_citations(items))]

    yield from table(["", "clause first", *RULINGS, "wrong-school citations"], rows())


def aims(direct: Items, whole: Items, kept_out: Items | None) -> Iterator[str]:
    """What is aimed at on test, and whether it was reached; the calibration is that of the advisor."""
    scores = headline(whole)
    error = calibration_error(direct)

    def at_least(name: str, score: Score, aim: float) -> list[str]:
        return [name, f"≥ {aim:.0%}", str(score), _reached(score.value >= aim)]

    def rows() -> Iterator[list[str]]:
        yield at_least("wholly right", scores["wholly right"], 0.88)
        yield at_least("clause cited", scores["clause cited"], 0.92)
        yield at_least("honest silence", scores["honest silence"], LEAST_SILENCE)
        refused = scores["needless refusals"]
        yield [
            "needless refusals",
            f"≤ {MOST_REFUSALS:.0%}",
            str(refused),
            _reached(refused.value <= MOST_REFUSALS),
        ]
        yield at_least("off topic", scores["off topic"], 0.98)
        foreign = foreign_citations(whole) + foreign_citations(direct)
        yield ["wrong-school citations, also of the advisor", "0", str(foreign), _reached(not foreign)]
        yield ["calibration error of the advisor", "≤ 0.05", f"{error:.3f}", _reached(error <= 0.05)]
        if kept_out is not None:
            cited = headline(kept_out)["clause cited"]
            yield at_least("clause cited, school kept out", cited, 0.75)

    yield from table(["", "aim", "is", "reached"], rows())


def in_parts(items: Items) -> Iterator[str]:
    """By author, school, role and form of the question."""
    keys: Mapping[str, Callable[[Item], str]] = {
        "author": lambda item: item.question.author,
        "school": lambda item: item.school,
        "role": lambda item: item.question.asker.value,
        "form": lambda item: item.question.form.value,
    }
    on_topic = [item for item in items if not item.is_off_topic]

    def rows() -> Iterator[list[str]]:
        for kind, key in keys.items():
            for value in sorted({key(item) for item in on_topic}):
                scores = headline([item for item in on_topic if key(item) == value])
                yield [f"{kind} {value}", *(str(scores[name]) for name in IN_PARTS)]

    yield from table(["", *IN_PARTS], rows())


def calibration(items: Items) -> Iterator[str]:
    """How often it is right when it is so sure."""
    yield from table(
        ["confidence", "items", "mean confidence", "wholly right"],
        (
            [
                f"{each.low:.1f}–{each.low + 1 / BINS:.1f}",
                f"{each.items:,}",
                f"{each.confidence:.1%}",
                f"{each.right:.1%}",
            ]
            for each in reliability(items)
        ),
    )


def confusion(items: Items) -> Iterator[str]:
    """The verdicts that were right against those that were given, whatever was cited."""
    on_topic = [item for item in items if not item.is_off_topic]
    counts = Counter((item.expected.verdict, item.given.verdict) for item in on_topic)
    given: list[Verdict | None] = [
        *Verdict,
        *([None] if any(verdict is None for _, verdict in counts) else []),
    ]
    yield from table(
        ["right ↓ given →", *(verdict.value if verdict else "no ruling" for verdict in given)],
        ([right.value, *(f"{counts[right, verdict]:,}" for verdict in given)] for right in Verdict),
    )


def failing_topics(items: Items) -> Iterator[str]:
    """The topics with the most failing items."""
    failing = Counter(item.question.topic for item in items if not item.wholly_right)
    every = Counter(item.question.topic for item in items)
    yield from table(
        ["topic", "failing", "items"],
        ([topic, f"{count:,}", f"{every[topic]:,}"] for topic, count in failing.most_common(FAILING)),
    )


def learning(points: Sequence[Point]) -> Iterator[str]:
    """Scores by the number of authors."""
    names = ("wholly right", *IN_PARTS)
    yield from table(
        ["authors", *names],
        ([str(point.authors), *(f"{point.scores[name]:.1%}" for name in names)] for point in points),
    )


def latency(systems: Mapping[str, Items]) -> Iterator[str]:
    """Milliseconds for one question."""

    def rows() -> Iterator[list[str]]:
        for name, items in systems.items():
            times = [item.given.milliseconds for item in items if item.given.milliseconds is not None]
            median, p95 = np.quantile(times, (0.5, 0.95))
            yield [name, f"{median:.1f}", f"{p95:.1f}", f"{len(times):,}"]

    yield from table(["", "median (ms)", "95th percentile (ms)", "questions"], rows())


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _reached(is_so: bool) -> str:
    return "yes" if is_so else "**no**"
