"""Rasa's own checks of the dialogue."""

from pathlib import Path

import pytest

from tests.dialogue.conftest import Rasa

CONVERSATIONS = Path(__file__).parent / "test_conversations.yml"


@pytest.mark.xfail(
    strict=True,
    reason="three examples stand under two intents; taking one away makes the committed evaluation stale",
)
def test_the_training_data_and_rules_are_valid_without_a_warning(rasa: Rasa) -> None:
    result = rasa("data", "validate", "--fail-on-warnings", "--max-history", "5")
    assert result.returncode == 0, result.stdout[-3000:]


def test_the_written_conversations_go_as_written(rasa: Rasa, trained: str, tmp_path: Path) -> None:
    # fmt: off
    result = rasa(
        "test", "core", "--model", trained, "--stories", str(CONVERSATIONS), "--out", str(tmp_path),
        "--e2e", "--fail-on-prediction-errors", "--no-plot",
    )
    # fmt: on
    failed = tmp_path / "failed_test_stories.yml"
    assert result.returncode == 0, result.stdout[-3000:] + (failed.read_text() if failed.exists() else "")
