from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import protocolwijzer


def test_a_knowledge_folder_that_is_not_there_is_a_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_KNOWLEDGE_DIR", str(tmp_path))
    result = CliRunner().invoke(protocolwijzer, ["index"])
    assert result.exit_code == 1
    assert result.stderr.startswith("Fout: ")


def test_a_draft_for_a_new_school_is_written_once_and_never_over_another(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    source = tmp_path / "regenboog.txt"
    source.write_text("Regels\n\n1. Plaats geen foto's.\n", encoding="utf-8")
    arguments = ["draft", str(source), "--organisation", "De Regenboog"]
    environment = {"PROTOCOLWIJZER_KNOWLEDGE_DIR": str(tmp_path)}
    first = CliRunner().invoke(protocolwijzer, arguments, env=environment)
    assert first.exit_code == 0, first.output
    assert "organisation: De Regenboog" in (tmp_path / "protocols" / "regenboog.yaml").read_text(
        encoding="utf-8"
    )
    again = CliRunner().invoke(protocolwijzer, arguments, env=environment)
    assert again.exit_code == 1
    assert "Er is al een protocolbestand" in again.output
