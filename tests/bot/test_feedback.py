from typing import Any

import httpx
import pytest

from bot.feedback_store import FeedbackStore
from bot.settings import GatewaySettings
from tests.bot.conftest import Gateway
from tests.bot.fake_rasa import FakeRasa
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio

OPINION = {
    "helpful": False,
    "word": "onduidelijk",
    "status": "answer",
    "verdict": "nee",
    "school": "asko",
    "clause": "A.6",
}


async def begin(client: httpx.AsyncClient) -> str:
    return f"/api/conversations/{(await client.post('/api/conversations')).json()['id']}"


async def test_an_opinion_is_kept_by_day_without_its_conversation(
    gateway: Gateway, settings: GatewaySettings
) -> None:
    async with gateway(FakeRasa()) as client:
        conversation = await begin(client)
        response = await client.post(f"{conversation}/feedback", json=OPINION)
        assert response.status_code == 204
        await client.post(f"{conversation}/feedback", json={"helpful": True, "status": "not_covered"})
        rows = await FeedbackStore(settings.feedback_file).rows()
    days = [row[0] for row in rows]
    assert all(len(day) == len("2026-01-01") for day in days)
    assert [row[1:] for row in rows] == [
        (0, "onduidelijk", "answer", "nee", "asko", "A.6"),
        (1, None, "not_covered", None, None, None),
    ]
    assert conversation.rsplit("/", 1)[1].encode() not in settings.feedback_file.read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        {"word": "Jan de Vries deed het"},
        {"school": "hogwarts"},
        {"clause": "Jan de Vries"},
        {"school": None},
        {"helpful": "misschien"},
    ],
)
async def test_nothing_that_could_hold_a_name_is_taken(
    gateway: Gateway, settings: GatewaySettings, change: dict[str, Any]
) -> None:
    async with gateway(FakeRasa()) as client:
        response = await client.post(f"{await begin(client)}/feedback", json={**OPINION, **change})
        rows = await FeedbackStore(settings.feedback_file).rows()
    assert response.status_code == 422
    assert is_dutch(response.json()["detail"])
    assert rows == []


async def test_only_who_is_in_a_conversation_can_give_an_opinion(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/conversations/onbekend/feedback", json=OPINION)
    assert response.status_code == 404


async def test_opinions_survive_a_restart(gateway: Gateway, settings: GatewaySettings) -> None:
    for _ in range(2):
        async with gateway(FakeRasa()) as client:
            await client.post(f"{await begin(client)}/feedback", json=OPINION)
    assert len(await FeedbackStore(settings.feedback_file).rows()) == 2
