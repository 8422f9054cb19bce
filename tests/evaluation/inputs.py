"""What a result is made from: a digest of the code, the data and the model behind it.

A result is kept under this digest, so that it is not computed again while nothing behind it changed; the
committed report carries it, so that a change makes the report stale.
"""

import ast
import hashlib
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from knowledge.settings import ROOT

OURS = {"actions", "benchmarks", "bot", "knowledge", "tests"}


def inputs_digest(modules: Iterable[str], files: Iterable[Path], *values: str) -> str:
    """A digest of `modules` with every module of ours that they import, of `files`, and of `values`."""
    digest = hashlib.sha256()
    for file in sorted({*modules_behind(modules), *files}):
        digest.update(os.path.relpath(file, ROOT).encode() + b"\0" + _content(file) + b"\0")
    for value in values:
        digest.update(value.encode() + b"\0")
    return digest.hexdigest()


def modules_behind(modules: Iterable[str]) -> frozenset[Path]:
    """The files of `modules`, of what they import of ours, of what that imports, and so on."""
    found: set[Path] = set()
    waiting = [file for module in modules if (file := _file_of(module))]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += [other for name in _imported(file) if (other := _file_of(name))]
    return frozenset(found)


@cache
def _content(file: Path) -> bytes:
    return file.read_bytes()


@cache
def _imported(file: Path) -> frozenset[str]:
    """The modules that a file imports, and the names it takes from them: those may be modules too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(_content(file))):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return frozenset(names)


def _file_of(module: str) -> Path | None:
    """The file of a module of ours; None for a package, a name within a module, and modules of others."""
    if module.partition(".")[0] not in OURS:
        return None
    file = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    return file if file.is_file() else None
