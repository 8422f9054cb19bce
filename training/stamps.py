"""A step is skipped when the hash of its inputs is the one it last finished with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def file_digest(path: Path) -> str:
    """SHA-256 of a file; of names and sizes for a folder; "absent" when there is none."""
    if path.is_dir():
        listing = sorted((p.name, p.stat().st_size) for p in path.iterdir() if p.is_file())
        return hashlib.sha256(json.dumps(listing).encode()).hexdigest()
    if not path.exists():
        return "absent"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def inputs_digest(files: Iterable[Path], rules: Any) -> str:
    """One hash over the contents of input files and the JSON form of the rules."""
    parts = [file_digest(path) for path in files]
    text = json.dumps([parts, rules], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


class Stamps:
    """The hashes of finished steps, one file a step."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fresh(self, step: str, digest: str, outputs: Iterable[Path]) -> bool:
        """Whether the step last finished on these inputs and its outputs are still there."""
        path = self._folder / step
        done = path.exists() and path.read_text("ascii") == digest
        return done and all(output.exists() for output in outputs)

    def set(self, step: str, digest: str) -> None:
        """Record that the step has finished."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / step).write_text(digest, "ascii")
