"""`.venv-rasa`: Rasa Open Source alone, on Python 3.10."""

from pathlib import Path

from bot.stack.progress import step
from scripts.setup import stamp
from scripts.setup.commands import ROOT, run
from scripts.setup.python310 import find_python310

ENVIRONMENT = ROOT / ".venv-rasa"
PYTHON = ENVIRONMENT / "bin" / "python"
LOCK = ROOT / "requirements" / "rasa.lock"


def is_ready() -> bool:
    return PYTHON.exists() and stamp.read(ENVIRONMENT) == _stamp()


def install(uv: Path) -> None:
    """Brings the environment to exactly what the lock says; `uv` does the work."""
    python = find_python310(uv)
    if not PYTHON.exists():
        run(
            [uv, "venv", "--quiet", "--clear", "--python", python, ENVIRONMENT],
            "De omgeving .venv-rasa kon niet worden gemaakt.",
        )
    stamp.remove(ENVIRONMENT)
    with step("Rasa installeren"):
        run(
            [uv, "pip", "sync", "--python", PYTHON, "--compile-bytecode", LOCK],
            "Rasa kon niet worden geïnstalleerd.",
        )
    stamp.write(ENVIRONMENT, _stamp())


def _stamp() -> str:
    return stamp.digest([str(ROOT), LOCK.read_text()])
