import pytest

from bot.app import create_app


def test_the_application_can_be_made_from_the_environment_alone() -> None:
    assert create_app().title == "Protocolwijzer"


def test_wrong_settings_end_the_process_before_it_listens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_ACTIONS_PORT", "poort")
    with pytest.raises(SystemExit):
        create_app()
    assert "PROTOCOLWIJZER_ACTIONS_PORT='poort'" in capsys.readouterr().err
