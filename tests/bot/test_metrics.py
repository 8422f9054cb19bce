import socket

import httpx
import pytest
from prometheus_client import generate_latest

from bot.app import create_app
from bot.metrics import Metrics
from bot.settings import GatewaySettings
from knowledge.library import Library
from knowledge.triage import Triage
from tests.bot.conftest import running
from tests.bot.fake_rasa import FakeRasa, says

pytestmark = pytest.mark.anyio

OFF_TOPIC = says({"status": "off_topic", "text": "Daar weet ik niets van."})


async def test_replies_and_failures_are_counted_without_words_or_ids(
    settings: GatewaySettings, library: Library, triage: Triage
) -> None:
    rasa = FakeRasa(says({"status": "small_talk", "text": "Hoi"}), OFF_TOPIC, [])
    app = create_app(settings, library=library, triage=triage, transport=rasa.transport)
    async with running(app) as client:
        conversation = (await client.post("/api/conversations", json={"channel": "cli"})).json()["id"]
        for text in ("een", "twee", ""):
            await client.post(f"/api/conversations/{conversation}/messages", json={"text": text})
        metrics: Metrics = app.state.metrics
    exposed = generate_latest(metrics.registry).decode()
    assert 'protocolwijzer_conversations_total{channel="cli"} 1.0' in exposed
    assert 'protocolwijzer_replies_total{channel="cli",status="off_topic",verdict="geen"} 1.0' in exposed
    assert 'protocolwijzer_failures_total{reason="assistant_unavailable"} 1.0' in exposed
    assert 'protocolwijzer_failures_total{reason="empty_text"} 1.0' in exposed
    assert conversation not in exposed


async def test_they_are_served_on_their_own_port_only(
    settings: GatewaySettings, library: Library, triage: Triage
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    on = settings.model_copy(update={"metrics_port": port})
    async with running(
        create_app(on, library=library, triage=triage, transport=FakeRasa().transport)
    ) as client:
        assert (await client.get("/metrics")).status_code == 404
        async with httpx.AsyncClient(trust_env=False) as operator:
            served = await operator.get(f"http://127.0.0.1:{port}/metrics")
    assert "protocolwijzer_replies" in served.text
