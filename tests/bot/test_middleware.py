import json
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.middleware import INTERNAL_ERROR, MAX_BODY_BYTES
from tests.bot.conftest import Gateway
from tests.bot.fake_rasa import FakeRasa

pytestmark = pytest.mark.anyio


async def test_a_body_in_pieces_is_refused_as_soon_as_it_is_too_large(client: httpx.AsyncClient) -> None:
    sent = []

    async def endless() -> AsyncIterator[bytes]:
        while True:
            sent.append(1)
            yield b"a" * 4096

    response = await client.post("/api/conversations", content=endless())
    assert response.status_code == 413
    assert len(sent) <= MAX_BODY_BYTES // 4096 + 2


async def test_an_unforeseen_failure_is_a_dutch_500_and_a_log_line_without_what_was_said(
    gateway: Gateway, capsys: pytest.CaptureFixture[str]
) -> None:
    rasa = FakeRasa()
    async with gateway(rasa) as client:
        conversation = (await client.post("/api/conversations")).json()["id"]
        rasa.answers = [RuntimeError("mijn geheime vraag")]
        response = await client.post(
            f"/api/conversations/{conversation}/messages", json={"text": "mijn geheime vraag"}
        )
    assert response.status_code == 500
    assert response.json() == {"detail": INTERNAL_ERROR}
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in response.headers
    logged = capsys.readouterr().err
    assert "geheime" not in logged
    assert conversation not in logged
    events = [json.loads(line) for line in logged.splitlines()]
    assert [event["error"] for event in events if event["event"] == "request_failed"] == ["RuntimeError"]


async def test_requests_are_logged_by_pattern(gateway: Gateway, capsys: pytest.CaptureFixture[str]) -> None:
    async with gateway(FakeRasa()) as client:
        conversation = (await client.post("/api/conversations")).json()["id"]
        await client.delete(f"/api/conversations/{conversation}")
        await client.get(f"/nergens/{conversation}")
        await client.get("/health")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    paths = [(line["method"], line["path"], line["status"]) for line in lines if line["event"] == "request"]
    assert paths == [
        ("POST", "/api/conversations", 201),
        ("DELETE", "/api/conversations/{conversation_id}", 204),
        ("GET", "unknown", 404),
    ]
