"""Installs PyTorch without support for graphics cards.

By pip, because uv does not see every build that pip does.
"""

import json
import re
import sys
from pathlib import Path

from bot.stack.progress import step
from scripts.setup.commands import ROOT, SetupError, output, run

REQUIREMENT = ROOT / "requirements" / "torch.in"
_CARD = re.compile(r"(nvidia|cuda|triton)\b", re.IGNORECASE)
_INSPECT = """
import importlib.metadata, json, torch
print(json.dumps({
    "version": torch.__version__,
    "cuda": torch.version.cuda,
    "packages": [d.metadata["Name"] for d in importlib.metadata.distributions()],
}))
"""
_ADVICE = """\
  Protocolwijzer werkt zonder grafische kaart en heeft de CPU-versie nodig.
  Zet PIP_EXTRA_INDEX_URL op de CPU-index van PyTorch en probeer het opnieuw.
  Het adres staat op https://pytorch.org/get-started/locally/ (kies "Pip" en "CPU")."""


def install_torch(python: Path) -> None:
    """Installs the pinned PyTorch, unless it is there; never fetches a build for graphics cards."""
    pin = REQUIREMENT.read_text().strip().splitlines()[-1].partition("==")[2]
    if (_installed(python) or "").partition("+")[0] == pin:
        return
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--no-deps",
        "-r",
        REQUIREMENT,
    ]
    with step("PyTorch zoeken (CPU-versie)"):
        report = output([*pip, "--dry-run", "--ignore-installed", "--quiet", "--report", "-"])
        if report and sys.platform == "linux" and wants_graphics_card(report):
            raise SetupError(f"pip kiest hier een PyTorch voor grafische kaarten (3,5 GB).\n{_ADVICE}")
    with step("PyTorch installeren"):
        run(pip, f"PyTorch {pin} kon niet worden geïnstalleerd.")


def wants_graphics_card(report: str) -> bool:
    """Whether the packages in a report of pip ask for those of a graphics card."""
    return any(
        _CARD.match(requirement)
        for package in json.loads(report)["install"]
        for requirement in package["metadata"].get("requires_dist", ())
    )


def check_torch(python: Path) -> None:
    """Refuses an environment in which PyTorch does not load, or with packages for a graphics card."""
    found = output([python, "-c", _INSPECT])
    if found is None:
        raise SetupError(f"PyTorch is geïnstalleerd, maar start niet.\n{_ADVICE}")
    facts = json.loads(found)
    cards = sorted(name for name in facts["packages"] if _CARD.match(name))
    if facts["cuda"] or cards:
        names = ", ".join([f"torch {facts['version']}", *cards])
        raise SetupError(f"In .venv staan pakketten voor grafische kaarten: {names}.\n{_ADVICE}")


def _installed(python: Path) -> str | None:
    return output([python, "-c", "import importlib.metadata as m; print(m.version('torch'))"])
