"""What must be there before the processes can start: the index and the trained dialogue."""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.stack.errors import RasaMissing, StepFailed
from bot.stack.lock import alone
from bot.stack.log_file import LogFile
from bot.stack.processes import running
from bot.stack.progress import step
from bot.stack.service import QUIET_RASA, Service
from bot.stack.settings import ROOT, StackSettings


async def prepare_index(settings: StackSettings) -> None:
    """Builds the index and the triage when what they are made from changed."""
    command = (sys.executable, "-m", "knowledge.index")
    tool = Service("index", command, settings.log("index"), settings.environment())
    with step("Index van de protocollen bijwerken"):
        async with alone(settings.build_dir / "index" / "lock"):
            await run_tool(tool, "De index bouwen")


async def prepare_dialogue(settings: StackSettings, *, root: Path = ROOT) -> None:
    """Trains Rasa when its inputs changed since the model was made, and not otherwise."""
    if not settings.rasa_python.exists():
        raise RasaMissing(settings.rasa_python)
    async with alone(settings.model.with_name("lock")):
        inputs = inputs_digest(root)
        stamp = settings.model.with_name("inputs.sha256")
        if not (settings.model.exists() and stamp.exists() and stamp.read_text() == inputs):
            stamp.unlink(missing_ok=True)
            await _train(settings, root)
            stamp.write_text(inputs)


async def _train(settings: StackSettings, root: Path) -> None:
    fresh = settings.model.with_name("fresh")
    with step("Gesprek trainen (Rasa)"):
        await run_tool(training(settings, fresh, root), "Het gesprek trainen")
    (fresh / settings.model.name).replace(settings.model)


def training(settings: StackSettings, out: Path, root: Path) -> Service:
    """The command that trains; the model is written to `out`, under the name of the one in use."""
    # fmt: off
    command = (
        str(settings.rasa_python), "-m", "rasa", "train",
        "--config", "config.yml", "--domain", "domain.yml", "--data", "data",
        "--out", str(out.absolute()), "--fixed-model-name", settings.model.name.removesuffix(".tar.gz"),
        "--augmentation", "0", "--skip-validation",  # validating is a test: tests/dialogue/test_rasa.py
    )
    # fmt: on
    cache = str(settings.model.with_name("cache").absolute())
    environment = {**settings.environment(), **QUIET_RASA, "RASA_CACHE_DIRECTORY": cache}
    return Service("training", command, settings.log("training"), environment, directory=root)


async def run_tool(tool: Service, title: str) -> None:
    """Runs a command to its end; raises StepFailed with the end of its output when it does not succeed."""
    tool.log.unlink(missing_ok=True)
    with closing(LogFile(tool.log)) as log:
        async with running(tool, log) as process:
            status = await process.wait()
        if status:
            raise StepFailed(title, log.tail(), tool.log)


def inputs_digest(root: Path) -> str:
    """A digest of everything that a trained model depends on."""
    digest = hashlib.sha256()
    for file in _inputs(root):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _inputs(root: Path) -> Iterator[Path]:
    yield from (root / name for name in ("config.yml", "domain.yml", "requirements/rasa.lock"))
    yield from sorted((root / "data").rglob("*.yml"))
