"""What is committed of an evaluation: the report, the scores to hold, and what they were made from."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.settings import ROOT

DOCS = ROOT / "docs"
SCORES = Path(__file__).with_name("scores.json")
EVALUATED = Path(__file__).with_name("evaluated.json")
TOLERANCE = 0.002
"""A score may be this much lower than the committed one before it counts as lower."""
BETTER_WHEN_LOWER = {"needless refusals", "calibration error", "wrong-school citations"}

Scores = Mapping[str, Mapping[str, Mapping[str, float]]]
"""By system, part ("dev", "test") and name."""


def commit(documents: Mapping[str, str], scores: Scores, inputs: Mapping[str, str]) -> None:
    """Write the report with its figures into docs/, the scores, and what they were made from."""
    for name, text in documents.items():
        (DOCS / name).write_text(text, encoding="utf-8")
    written = {name: _digest(text) for name, text in documents.items()}
    SCORES.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    EVALUATED.write_text(
        json.dumps({"inputs": inputs, "written": written}, indent=2) + "\n", encoding="utf-8"
    )


def stale(inputs: Mapping[str, str]) -> Iterator[str]:
    """A line for each part of the report that the present code, data or model would not give."""
    evaluated = json.loads(EVALUATED.read_text(encoding="utf-8")) if EVALUATED.exists() else {}
    before = evaluated.get("inputs", {})
    for name in sorted(inputs.keys() | before.keys()):
        if inputs.get(name) != before.get(name):
            yield f"{name}: code, data or model changed since it was evaluated"
    for name, digest in evaluated.get("written", {}).items():
        file = DOCS / name
        if not file.exists() or _digest(file.read_text(encoding="utf-8")) != digest:
            yield f"docs/{name}: not as `make evaluate` wrote it"


def worse(scores: Scores) -> Iterator[str]:
    """A line for each score that is lower than the committed one."""
    committed: Scores = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    for system, parts in committed.items():
        for part, values in parts.items():
            for name, before in values.items():
                now = scores.get(system, {}).get(part, {}).get(name)
                if (
                    now is None
                    or (before - now if name not in BETTER_WHEN_LOWER else now - before) > TOLERANCE
                ):
                    yield f"{system} on {part}: {name} was {before} and is {now}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
