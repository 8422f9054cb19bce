"""Finds the Python 3.10 that Rasa needs."""

import os
from collections.abc import Iterator
from pathlib import Path

from bot.stack.progress import step
from scripts.setup.commands import SetupError, output, run

GIVEN = "PROTOCOLWIJZER_PYTHON310"
_IDENTIFY = "import sys; print('{}.{}'.format(*sys.version_info[:2]), sys.executable)"
_MISSING = f"""\
Rasa heeft Python 3.10 nodig en die is hier niet te vinden of te installeren.
  Installeer Python 3.10 en zet het pad in {GIVEN}, bijvoorbeeld:
    {GIVEN}=/usr/bin/python3.10 make run"""


def find_python310(uv: Path) -> Path:
    """A Python 3.10 that really runs; uv installs one when this machine has none."""
    if given := os.environ.get(GIVEN):
        if python := runs(given):
            return python
        raise SetupError(f"{GIVEN} is {given!r}, maar dat is geen Python 3.10 die werkt.")
    for candidate in candidates(uv):
        if python := runs(candidate):
            return python
    with step("Python 3.10 voor Rasa ophalen"):
        run([uv, "python", "install", "3.10"], _MISSING)
    if python := runs(output([uv, "python", "find", "--managed-python", "3.10"]) or ""):
        return python
    raise SetupError(_MISSING)


def candidates(uv: Path) -> Iterator[str]:
    """Places where a Python 3.10 may be. A shim of pyenv may be there and not run."""
    yield "python3.10"
    for root in (os.environ.get("PYENV_ROOT"), Path.home() / ".pyenv"):
        if root:
            yield from map(str, sorted(Path(root, "versions").glob("3.10.*/bin/python3.10"), reverse=True))
    yield "/usr/bin/python3.10"
    yield "/usr/local/bin/python3.10"
    yield output([uv, "python", "find", "--no-python-downloads", "3.10"]) or ""


def runs(candidate: str) -> Path | None:
    """The interpreter behind a name or path, when it starts and is a Python 3.10."""
    version, _, executable = (output([candidate, "-c", _IDENTIFY]) or "").partition(" ")
    return Path(executable) if version == "3.10" else None
