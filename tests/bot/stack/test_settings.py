import pytest

from bot.settings import SettingsError
from bot.stack.service import services
from bot.stack.settings import StackSettings, load_stack_settings


def test_only_the_gateway_listens_on_the_public_address() -> None:
    hosts = {
        service.name: service.listener.host
        for service in services(StackSettings(host="0.0.0.0", port=8080))
        if service.listener
    }
    assert hosts == {"gateway": "0.0.0.0", "rasa": "127.0.0.1", "actions": "127.0.0.1"}


def test_the_printed_address_can_be_opened_when_the_gateway_listens_everywhere() -> None:
    assert StackSettings(host="0.0.0.0", port=8080).address == "http://127.0.0.1:8080"


def test_a_wrong_port_names_the_variable_its_value_and_what_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_PORT", "acht")
    with pytest.raises(
        SettingsError, match=r"PROTOCOLWIJZER_PORT='acht' is niet goed: schrijf een poortnummer"
    ):
        load_stack_settings()


def test_the_processes_are_told_every_setting() -> None:
    settings = StackSettings(port=1, rasa_port=2, actions_port=3)
    for service in services(settings):
        assert service.environment["PROTOCOLWIJZER_RASA_PORT"] == "2"
        assert service.environment["PROTOCOLWIJZER_ACTIONS_PORT"] == "3"
