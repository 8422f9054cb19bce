import pytest
from pydantic import SecretStr

from bot.channels.running import check_schools
from bot.channels.settings import ChannelSettings, TelegramMode
from bot.settings import SettingsError
from knowledge.library import Library
from tests.dutch import is_dutch

GUID = "11111111-1111-1111-1111-111111111111"


def variables(settings: ChannelSettings) -> set[str]:
    missing = (*settings.missing_for_telegram(), *settings.missing_for_teams())
    return {each.variable.removeprefix("PROTOCOLWIJZER_") for each in missing}


def test_without_anything_every_channel_is_off_and_says_in_dutch_how_to_get_it() -> None:
    settings = ChannelSettings()
    assert variables(settings) == {
        "TELEGRAM_TOKEN",
        "TEAMS_APP_ID",
        "TEAMS_APP_SECRET",
        "TEAMS_TENANT_ID",
        "PUBLIC_URL",
    }
    for missing in (*settings.missing_for_telegram(), *settings.missing_for_teams()):
        assert is_dutch(missing.remedy)


def test_telegram_needs_a_token_and_for_a_webhook_an_address() -> None:
    token = SecretStr("1:x")
    assert not ChannelSettings(telegram_token=token).missing_for_telegram()
    webhook = ChannelSettings(telegram_token=token, telegram_mode=TelegramMode.WEBHOOK)
    assert [missing.variable for missing in webhook.missing_for_telegram()] == ["PROTOCOLWIJZER_PUBLIC_URL"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "http://protocol.example"),
        ("PUBLIC_URL", "protocol.example"),
        ("TELEGRAM_MODE", "post"),
        ("TEAMS_APP_ID", "geheim-dat-per-ongeluk-hier-staat"),
        ("TEAMS_SCHOOLS", '{"geen-id": "asko"}'),
        ("TEAMS_SCHOOLS", '{"geen JSON'),
    ],
)
def test_a_wrong_value_is_named_but_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"PROTOCOLWIJZER_{name}", value)
    with pytest.raises(SettingsError) as caught:
        ChannelSettings.load()
    assert f"PROTOCOLWIJZER_{name} is niet goed: schrijf " in str(caught.value)
    assert value not in str(caught.value)


def test_secrets_do_not_show_in_the_settings() -> None:
    settings = ChannelSettings(telegram_token=SecretStr("1:geheim"), teams_app_secret=SecretStr("ookgeheim"))
    assert "geheim" not in repr(settings)
    assert settings.secrets == ("1:geheim", "ookgeheim")


def test_an_organisation_cannot_be_tied_to_a_school_that_does_not_exist(library: Library) -> None:
    check_schools(ChannelSettings(teams_schools={GUID: "asko"}), library)
    with pytest.raises(SettingsError, match="bestaatniet"):
        check_schools(ChannelSettings(teams_schools={GUID: "bestaatniet"}), library)
