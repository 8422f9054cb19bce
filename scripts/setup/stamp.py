"""A stamp in an environment tells from which inputs it was made, so that nothing is done twice."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

NAME = "protocolwijzer.stamp"


def digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def read(environment: Path) -> str | None:
    stamp = environment / NAME
    return stamp.read_text().strip() if stamp.is_file() else None


def write(environment: Path, text: str) -> None:
    (environment / NAME).write_text(text + "\n")


def remove(environment: Path) -> None:
    """An environment without a stamp is unfinished and will be made again."""
    (environment / NAME).unlink(missing_ok=True)
