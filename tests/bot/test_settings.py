from pathlib import Path

import pytest

from bot.settings import SettingsError, load_settings, load_settings_or_exit


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_RASA_PORT", "6005")
    monkeypatch.setenv("PROTOCOLWIJZER_BUILD_DIR", "/var/lib/protocolwijzer")
    settings = load_settings()
    assert settings.rasa_url == "http://127.0.0.1:6005"
    assert settings.tracker_file == Path("/var/lib/protocolwijzer/state/tracker.sqlite")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PROTOCOLWIJZER_RASA_PORT", "abc"),
        ("PROTOCOLWIJZER_ACTIONS_PORT", "70000"),
        ("PROTOCOLWIJZER_RETENTION_HOURS", "48"),
        ("PROTOCOLWIJZER_RASA_TIMEOUT", "-1"),
        ("PROTOCOLWIJZER_METRICS_PORT", "nul"),
        ("PROTOCOLWIJZER_ADDRESS_LIMIT", "veel"),
        ("PROTOCOLWIJZER_CONVERSATION_LIMIT", "30"),
        ("PROTOCOLWIJZER_EMBED_ORIGINS", "*"),
        ("PROTOCOLWIJZER_EMBED_ORIGINS", "https://*.school.nl"),
        ("PROTOCOLWIJZER_EMBED_ORIGINS", "www.school.nl"),
        ("PROTOCOLWIJZER_EMBED_ORIGINS", "https://www.school.nl/groep8"),
        ("PROTOCOLWIJZER_EMBED_ORIGINS", "https://www.school.nl; script-src *"),
    ],
)
def test_a_wrong_value_is_named_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert f"{name}='{value}' is niet goed: schrijf " in str(caught.value)


def test_origins_are_read_as_browsers_send_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_EMBED_ORIGINS", "https://www.School.nl/, http://127.0.0.1:8080")
    assert load_settings().embed_origins == ("https://www.school.nl", "http://127.0.0.1:8080")


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_METRICS_PORT", "")
    assert load_settings().metrics_port is None


def test_the_process_ends_with_the_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_RASA_PORT", "abc")
    with pytest.raises(SystemExit) as caught:
        load_settings_or_exit()
    assert caught.value.code == 2
    assert "PROTOCOLWIJZER_RASA_PORT" in capsys.readouterr().err
