"""Rasa's own checks of the dialogue."""

from pathlib import Path

from tests.dialogue.conftest import Rasa

CONVERSATIONS = Path(__file__).parent / "test_conversations.yml"


BY_DESIGN = "is not used in any story or rule"
"""What Rasa warns of when rules name no intent; ours follow what was heard."""


def test_the_training_data_and_rules_are_valid_without_another_warning(rasa: Rasa) -> None:
    result = rasa("data", "validate", "--max-history", "5")
    assert result.returncode == 0, result.stdout[-3000:]
    warnings = [line for line in result.stdout.splitlines() if "UserWarning: " in line]
    assert [line for line in warnings if BY_DESIGN not in line] == []


def test_the_written_conversations_go_as_written(rasa: Rasa, trained: str, tmp_path: Path) -> None:
    # fmt: off
    result = rasa(
        "test", "core", "--model", trained, "--stories", str(CONVERSATIONS), "--out", str(tmp_path),
        "--e2e", "--fail-on-prediction-errors", "--no-plot",
    )
    # fmt: on
    failed = tmp_path / "failed_test_stories.yml"
    assert result.returncode == 0, result.stdout[-3000:] + (failed.read_text() if failed.exists() else "")
