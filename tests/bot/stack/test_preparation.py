from pathlib import Path

import pytest

from bot.stack.errors import RasaMissing, StepFailed
from bot.stack.preparation import prepare_dialogue, run_tool
from bot.stack.settings import StackSettings
from tests.bot.stack.helpers import python_service

pytestmark = pytest.mark.anyio

FAKE_PYTHON = """\
#!/bin/sh
while [ "$1" != --out ]; do shift; done
mkdir -p "$2" && echo model >"$2/model.tar.gz" && echo training >>trainings
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The inputs of a dialogue, and a Python in which `rasa train` only writes down that it ran."""
    root = tmp_path / "een project"
    for name in ("config.yml", "domain.yml", "requirements/rasa.lock", "data/nlu/vragen.yml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    python = root / "python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    return root


@pytest.fixture
def settings(root: Path) -> StackSettings:
    return StackSettings(build_dir=root / "build", rasa_python=root / "python")


def trainings(root: Path) -> int:
    return len((root / "trainings").read_text().splitlines())


async def test_the_dialogue_is_trained_once_while_its_inputs_stay_the_same(
    root: Path, settings: StackSettings
) -> None:
    await prepare_dialogue(settings, root=root)
    await prepare_dialogue(settings, root=root)
    assert settings.model.read_text() == "model\n"
    assert trainings(root) == 1


@pytest.mark.parametrize(
    "change", ["config.yml", "domain.yml", "data/nlu/vragen.yml", "data/stories/nieuw.yml"]
)
async def test_a_change_of_an_input_trains_anew(root: Path, settings: StackSettings, change: str) -> None:
    await prepare_dialogue(settings, root=root)
    (root / change).parent.mkdir(exist_ok=True)
    (root / change).write_text("anders")
    await prepare_dialogue(settings, root=root)
    assert trainings(root) == 2


async def test_a_lost_model_is_trained_anew(root: Path, settings: StackSettings) -> None:
    await prepare_dialogue(settings, root=root)
    settings.model.unlink()
    await prepare_dialogue(settings, root=root)
    assert trainings(root) == 2


async def test_a_failed_training_keeps_the_old_model_and_is_tried_again(
    root: Path, settings: StackSettings
) -> None:
    await prepare_dialogue(settings, root=root)
    (root / "config.yml").write_text("kapot")
    settings.rasa_python.write_text("#!/bin/sh\necho de oorzaak\nexit 1\n")
    for _ in range(2):
        with pytest.raises(StepFailed, match=r"Het gesprek trainen is niet gelukt(.|\n)*de oorzaak"):
            await prepare_dialogue(settings, root=root)
    assert settings.model.exists()


async def test_a_missing_environment_for_rasa_says_how_to_make_it(tmp_path: Path, root: Path) -> None:
    settings = StackSettings(build_dir=tmp_path, rasa_python=tmp_path / "weg")
    with pytest.raises(RasaMissing, match="make setup"):
        await prepare_dialogue(settings, root=root)


async def test_a_failing_tool_shows_the_end_of_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="regel 99") as failure:
        await run_tool(
            python_service(tmp_path, "for i in range(100): print('regel', i)\nexit(3)"), "Het werk"
        )
    assert "regel 1\n" not in str(failure.value)
