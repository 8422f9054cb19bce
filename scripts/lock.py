"""Compiles the lock files in `requirements/` (`make lock`). Runs in `.venv`, after `make setup`.

The locks of our own code hold for each system and each Python from 3.11; Rasa's holds for Linux on x86_64.
"""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = Path("requirements")
APP = LOCKS / "app.lock"
DEV = LOCKS / "dev.lock"
EVERYWHERE = ("--universal", "--python-version", "3.11")
RASA_ONLY = ("--python-platform", "x86_64-manylinux_2_28", "--python-version", "3.10")
WITHOUT_CUDA = ("--excludes", str(LOCKS / "without.txt"), "--no-emit-package", "torch")
FORBIDDEN = re.compile(r"^(nvidia-|cuda-|triton|torch==)|://", re.MULTILINE)


class LockError(Exception):
    """A compiled lock holds something that may not be in it."""


def compile_lock(target: Path, *arguments: str, options: Sequence[str]) -> None:
    """Writes `target`; pins that are in it already stay, unless the options hold `--upgrade`."""
    # fmt: off
    command = [
        sys.executable, "-m", "uv", "pip", "compile", *arguments, *options,
        "--output-file", str(target), "--quiet", "--no-python-downloads",
        "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
        "--custom-compile-command", "make lock",
    ]
    # fmt: on
    subprocess.run(command, cwd=ROOT, check=True)


def entries(lock: str) -> dict[str, str]:
    """The entries of a lock by package name; an entry runs from its pin to the next package."""
    found: dict[str, str] = {}
    for entry in re.split(r"^(?=[a-z0-9][a-z0-9._-]*==)", lock, flags=re.MULTILINE)[1:]:
        name = entry.split("==", 1)[0]
        found[name] = found.get(name, "") + entry
    return found


def without(lock: str, other: str) -> str:
    """`lock` less the packages that `other` pins too."""
    elsewhere = entries(other).keys()
    mine = entries(lock)
    header = lock[: lock.index(next(iter(mine.values())))]
    return header + "".join(entry for name, entry in mine.items() if name not in elsewhere)


def check(lock: Path) -> None:
    if found := FORBIDDEN.search(lock.read_text()):
        raise LockError(f"{lock.name} holds {found.group()!r}")


def main() -> None:
    options = tuple(sys.argv[1:])
    compile_lock(LOCKS / "bootstrap.lock", str(LOCKS / "bootstrap.in"), *EVERYWHERE, options=options)
    compile_lock(APP, "pyproject.toml", *EVERYWHERE, *WITHOUT_CUDA, options=options)
    compile_lock(DEV, "--group", "dev", "--constraint", str(APP), *EVERYWHERE, *WITHOUT_CUDA, options=options)
    (ROOT / DEV).write_text(without((ROOT / DEV).read_text(), (ROOT / APP).read_text()))
    compile_lock(LOCKS / "rasa.lock", str(LOCKS / "rasa.in"), *RASA_ONLY, options=options)
    for lock in sorted((ROOT / LOCKS).glob("*.lock")):
        check(lock)


if __name__ == "__main__":
    main()
