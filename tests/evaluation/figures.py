"""The figures of the report, as SVG: the same bytes for the same data."""

from collections.abc import Mapping, Sequence
from io import StringIO

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from tests.evaluation.learning_curve import Point
from tests.evaluation.scores import Item, headline, trade_off

REPRODUCIBLE = {"svg.hashsalt": "protocolwijzer", "svg.fonttype": "none"}
THRESHOLDS = np.linspace(0, 1, 201).tolist()
COLOURS = {"dev": "tab:blue", "test": "tab:orange"}
MARKERS = ("o", "^", "s")
CURVES = ("wholly right", "clause cited", "honest silence", "needless refusals")


def trade_off_figure(
    swept: Mapping[str, Sequence[Item]],
    systems: Mapping[str, Mapping[str, Sequence[Item]]],
    most_refusals: float,
    least_silence: float,
) -> str:
    """Honest silence against needless refusals.

    `swept` are the items by part ("dev", "test") for which the threshold runs from 0 to 1. `systems` by name
    and part are shown where they stand now. The aim is left of `most_refusals` and above `least_silence`.
    """
    figure, axes = _figure()
    axes.fill_between((0, most_refusals), least_silence, 1, alpha=0.15, color="tab:green", label="aim")
    for part, items in swept.items():
        points = trade_off(items, THRESHOLDS)
        refused, honest = [point[0] for point in points], [point[1] for point in points]
        axes.plot(refused, honest, color=COLOURS[part], label=f"any threshold, {part}")
    for marker, (name, parts) in zip(MARKERS, systems.items(), strict=False):
        for part, items in parts.items():
            scores = headline(items)
            place = scores["needless refusals"].value, scores["honest silence"].value
            axes.plot(*place, marker, color=COLOURS[part], label=f"{name}, {part}")
    axes.set(xlim=(0, 0.3), ylim=(0.7, 1), xlabel="needless refusals", ylabel="honest silence")
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return _svg(figure, axes)


def learning_figure(points: Sequence[Point]) -> str:
    """Scores on dev against the number of authors whose questions were learnt from."""
    figure, axes = _figure()
    authors = [point.authors for point in points]
    for name in CURVES:
        axes.plot(authors, [point.scores[name] for point in points], marker="o", label=name)
    axes.fill_between(authors, [point.low for point in points], [point.high for point in points], alpha=0.15)
    axes.set(ylim=(0, 1), xlabel="authors learnt from", ylabel="share on dev")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    return _svg(figure, axes)


def _figure() -> tuple[Figure, Axes]:
    figure = Figure(figsize=(7, 4.5), layout="constrained")
    return figure, figure.add_subplot()


def _svg(figure: Figure, axes: Axes) -> str:
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(alpha=0.3)
    axes.legend()
    drawn = StringIO()
    with rc_context(REPRODUCIBLE):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()) + "\n"
