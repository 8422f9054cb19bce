"""`.venv`: all our own code and what it needs."""

import json
import sys
import tomllib
from enum import StrEnum
from pathlib import Path

from bot.stack.progress import step
from scripts.setup import stamp
from scripts.setup.commands import ROOT, output, run
from scripts.setup.torch import REQUIREMENT, check_torch, install_torch

ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
UV = ENVIRONMENT / "bin" / "uv"
LOCKS = ROOT / "requirements"
BOOTSTRAP = LOCKS / "bootstrap.lock"


class Level(StrEnum):
    """What the environment is for."""

    RUN = "run"
    DEVELOP = "develop"  # with the tools of `make test` and `make lint`

    @property
    def locks(self) -> list[Path]:
        develop = [LOCKS / "dev.lock"] if self is Level.DEVELOP else []
        return [BOOTSTRAP, LOCKS / "app.lock", *develop]


def is_ready(level: Level) -> bool:
    made = _made()
    return made in (level, Level.DEVELOP) and stamp.read(ENVIRONMENT) == _stamp(made)


def prepare() -> None:
    """A bare environment with uv in it, the tool for all that follows."""
    if output([PYTHON, "-c", "import sys; print(sys.version_info[:2])"]) != str(sys.version_info[:2]):
        with step("Omgeving .venv maken"):
            run(
                [sys.executable, "-m", "venv", "--clear", ENVIRONMENT],
                "De omgeving .venv kon niet worden gemaakt. Op Debian en Ubuntu: installeer python3-venv.",
            )
    if f"uv=={(output([UV, '--version']) or 'uv ?').split()[1]}" not in BOOTSTRAP.read_text():
        with step("uv installeren"):
            run(
                [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-r", BOOTSTRAP],
                "uv kon niet worden geïnstalleerd. Is er internet?",
            )


def install(level: Level) -> None:
    """Brings the environment to exactly what the locks say. Tools that were there stay."""
    level = _made() or level if level is Level.RUN else level
    stamp.remove(ENVIRONMENT)
    install_torch(PYTHON)
    with step("Pakketten van Protocolwijzer installeren"):
        run(
            [UV, "pip", "sync", "--python", PYTHON, "--compile-bytecode", *level.locks, REQUIREMENT],
            "De pakketten van Protocolwijzer konden niet worden geïnstalleerd.",
        )
        run(
            [UV, "pip", "install", "--python", PYTHON, "--no-deps", "--editable", ROOT],
            "Protocolwijzer zelf kon niet worden geïnstalleerd.",
        )
    with step("PyTorch controleren"):
        check_torch(PYTHON)
    stamp.write(ENVIRONMENT, _stamp(level))


def _made() -> Level | None:
    """The level that the environment was made for, when it was finished."""
    name = (stamp.read(ENVIRONMENT) or "").partition(" ")[0]
    return Level(name) if name in list(Level) else None


def _stamp(level: Level) -> str:
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = json.dumps([tables["project"], tables["build-system"]])
    locks = [lock.read_text() for lock in (*level.locks, REQUIREMENT)]
    version = str(sys.version_info[:2])
    return f"{level} {stamp.digest([str(ROOT), version, project, *locks])}"
