"""JSON-lines files of pairs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation pair. ``kind`` is its reader, ``package`` its Debian package or own file."""

    kind: str
    package: str
    en: str
    nl: str


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """One object a line, UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for pair in pairs:
            out.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")


def read_pairs(path: Path) -> list[Pair]:
    """All pairs of a file."""
    with path.open(encoding="utf-8") as lines:
        return [Pair(**json.loads(line)) for line in lines]
