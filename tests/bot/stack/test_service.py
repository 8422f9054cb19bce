import pytest

from bot.stack.service import services
from bot.stack.settings import StackSettings


def test_only_the_gateway_gets_the_keys_to_chat_services(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTOCOLWIJZER_TELEGRAM_TOKEN", "1:geheim")
    monkeypatch.setenv("PROTOCOLWIJZER_TEAMS_APP_SECRET", "ookgeheim")
    gateway, *others = services(StackSettings())
    assert gateway.environment["PROTOCOLWIJZER_TELEGRAM_TOKEN"] == "1:geheim"
    for service in others:
        assert not any("geheim" in value for value in service.environment.values())
