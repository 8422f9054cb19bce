"""The unpacked packages as one tree in which a Dutch file finds its English sibling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Raw:
    """One entry as found: ``kind`` is the reader's name, ``package`` the Debian package."""

    kind: str
    package: str
    english: str
    dutch: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its package, its path inside the package, and where it lies."""

    package: str
    inside: str
    path: Path


class Tree:
    """All files of all packages; on equal inside paths the first package (by name) wins."""

    def __init__(self, root: Path) -> None:
        self._files: dict[str, Found] = {}
        for package in sorted(p for p in root.iterdir() if p.is_dir()):
            for path in sorted(package.rglob("*")):
                if path.is_file():
                    inside = path.relative_to(package).as_posix()
                    self._files.setdefault(inside, Found(package.name, inside, path))

    def matching(self, pattern: str) -> Iterator[Found]:
        """Files whose inside path matches the regular expression anywhere, in path order."""
        compiled = re.compile(pattern)
        for inside in sorted(self._files):
            if compiled.search(inside):
                yield self._files[inside]

    def get(self, inside: str) -> Found | None:
        """The file at this inside path, of whatever package."""
        return self._files.get(inside)
