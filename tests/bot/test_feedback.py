import sqlite3
from contextlib import closing
from typing import Any

import httpx
import pytest

from actions.reply import Status
from bot.feedback_store import Feedback, FeedbackStore, Word, summary
from bot.settings import GatewaySettings
from knowledge.vocabulary import Verdict
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
        rows = await FeedbackStore(settings.feedback_file).all()
    assert rows == [
        Feedback(False, Word.ONDUIDELIJK, Status.ANSWER, Verdict.NEE, "asko", "A.6"),
        Feedback(True, None, Status.NOT_COVERED, None, None, None),
    ]
    with closing(sqlite3.connect(settings.feedback_file)) as store:
        assert {len(day) for (day,) in store.execute("SELECT day FROM feedback")} == {len("2026-01-01")}
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
        rows = await FeedbackStore(settings.feedback_file).all()
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
    assert len(await FeedbackStore(settings.feedback_file).all()) == 2


def test_the_summary_begins_with_the_clause_that_people_complain_about() -> None:
    def opinion(clause: str | None, helpful: bool, word: Word | None = None) -> Feedback:
        return Feedback(helpful, word, Status.ANSWER, None, "asko", clause)

    lines = summary(
        [
            opinion("A.1", True),
            opinion("A.6", False, Word.KLOPT_NIET),
            opinion("A.6", False, Word.KLOPT_NIET),
            opinion("A.6", True),
            opinion(None, False),
        ]
    )
    assert lines == [
        "asko A.6: 2× klopt niet, 1× hielp",
        "asko (answer): 1× hielp niet",
        "asko A.1: 1× hielp",
    ]
