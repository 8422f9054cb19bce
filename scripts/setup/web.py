"""`web/node_modules`: what builds and checks the widget, for development only.

The built files are in the tree, so that the assistant itself needs no Node.js.
"""

from shutil import which

from bot.stack.progress import step
from scripts.setup import stamp
from scripts.setup.commands import ROOT, SetupError, run

WEB = ROOT / "web"
MODULES = WEB / "node_modules"
_MISSING = """\
Voor het ontwikkelen is Node.js 20 of nieuwer nodig, met npm.
  Op Debian en Ubuntu: apt-get install nodejs npm"""
_FAILED = "De hulpmiddelen voor de widget konden niet worden geïnstalleerd. Is er internet?"


def is_ready() -> bool:
    return stamp.read(MODULES) == _stamp()


def install() -> None:
    """Brings the folder to exactly what the lock says."""
    if which("npm") is None:
        raise SetupError(_MISSING)
    with step("Hulpmiddelen voor de widget installeren"):
        run(["npm", "ci", "--prefix", WEB, "--ignore-scripts", "--no-audit", "--no-fund"], _FAILED)
    stamp.write(MODULES, _stamp())


def _stamp() -> str:
    return stamp.digest([str(ROOT), (WEB / "package-lock.json").read_text()])
