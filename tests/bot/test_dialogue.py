import sqlite3

import anyio
import httpx
import pytest
from anyio import Path

from bot.settings import GatewaySettings
from tests.bot.conftest import Gateway
from tests.bot.fake_rasa import FakeRasa, says

pytestmark = pytest.mark.anyio

CHOICE = '/inform_school{"school": "asko"}'
ASKS_SCHOOL = {
    "status": "clarify",
    "text": "Welke school?",
    "asks": "school",
    "choices": [{"title": "ASKO", "value": CHOICE}, {"title": "Anders", "value": "anders"}],
}


async def opened(client: httpx.AsyncClient) -> str:
    response = await client.post("/api/conversations", json={})
    assert response.status_code == 201
    return f"/api/conversations/{response.json()['id']}"


async def say(client: httpx.AsyncClient, conversation: str, text: str) -> httpx.Response:
    return await client.post(f"{conversation}/messages", json={"text": text})


async def test_an_offered_choice_reaches_rasa_whole_and_a_typed_command_does_not(gateway: Gateway) -> None:
    rasa = FakeRasa(says({"status": "small_talk", "text": "Hoi"}), says(ASKS_SCHOOL))
    async with gateway(rasa) as client:
        conversation = await opened(client)
        await say(client, conversation, CHOICE)
        await say(client, conversation, CHOICE)
        await say(client, conversation, '/inform_school{"school": "konot"}')
        await say(client, conversation, "/restart")
    assert rasa.texts == [CHOICE[1:], CHOICE, 'inform_school{"school": "konot"}', "restart"]


async def test_a_choice_of_one_conversation_is_no_command_in_another(gateway: Gateway) -> None:
    rasa = FakeRasa(says(ASKS_SCHOOL))
    async with gateway(rasa) as client:
        await opened(client)
        await say(client, await opened(client), CHOICE)
    assert rasa.texts == [CHOICE[1:]]


async def test_a_conversation_that_could_not_be_greeted_leaves_nothing(
    gateway: Gateway, settings: GatewaySettings
) -> None:
    async with gateway(FakeRasa([])) as client:
        response = await client.post("/api/conversations", json={})
    assert response.status_code == 503
    with sqlite3.connect(settings.conversations_file) as connection:
        assert connection.execute("SELECT count(*) FROM conversation").fetchone() == (0,)


async def test_removing_waits_for_the_turn_in_flight(gateway: Gateway) -> None:
    rasa = FakeRasa()
    finished: list[str] = []
    async with gateway(rasa) as client:
        conversation = await opened(client)
        rasa.before_answer = lambda: anyio.sleep(0.2)

        async def turn() -> None:
            assert (await say(client, conversation, "hoi")).status_code == 200
            finished.append("turn")

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(turn)
            await anyio.sleep(0.05)
            assert (await client.delete(conversation)).status_code == 204
            finished.append("removal")
        assert (await say(client, conversation, "hoi")).status_code == 404
        assert (await client.delete(conversation)).status_code == 404
    assert finished == ["turn", "removal"]


async def test_an_answer_with_an_unproven_citation_does_not_leave(gateway: Gateway) -> None:
    citation = {
        "school": "asko",
        "organisation": "ASKO",
        "document": "Protocol",
        "edition": "2018",
        "section": "A",
        "clause": "A.6",
        "quote": "Dit staat er niet.",
        "url": "/protocollen/asko#A.6",
    }
    answer = {"status": "answer", "verdict": "nee", "text": "Nee.", "citations": [citation]}
    rasa = FakeRasa(says({"status": "small_talk", "text": "Hoi"}), says(answer))
    async with gateway(rasa) as client:
        assert (await say(client, await opened(client), "mag dat?")).status_code == 503


async def test_a_store_that_cannot_be_reached_is_an_error_and_the_conversation_stays(
    gateway: Gateway, settings: GatewaySettings
) -> None:
    async with gateway(FakeRasa()) as client:
        conversation = await opened(client)
        tracker = Path(settings.tracker_file)
        await tracker.write_text("geen database " * 100)
        assert (await client.delete(conversation)).status_code == 503
        await tracker.unlink()
        assert (await client.delete(conversation)).status_code == 204


async def test_after_a_final_reply_the_conversation_is_gone(
    gateway: Gateway, settings: GatewaySettings
) -> None:
    goodbye = {"status": "small_talk", "text": "Ik heb dit gesprek gewist.", "final": True}
    async with gateway(FakeRasa(says(ASKS_SCHOOL), says(goodbye))) as client:
        conversation = await opened(client)
        answer = await say(client, conversation, "vergeet dit gesprek")
        assert answer.status_code == 200
        assert answer.json()["replies"][0]["text"] == goodbye["text"]
        assert "final" not in answer.json()["replies"][0]
        assert (await say(client, conversation, "hoi")).status_code == 404
    with sqlite3.connect(settings.conversations_file) as connection:
        for table in ("conversation", "choice", "delivery"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


async def deliver(client: httpx.AsyncClient, conversation: str, text: str, key: str) -> httpx.Response:
    headers = {"Idempotency-Key": key}
    return await client.post(f"{conversation}/messages", json={"text": text}, headers=headers)


async def test_the_same_delivery_is_answered_once(gateway: Gateway) -> None:
    first, second = ({"status": "small_talk", "text": text} for text in ("Eerste.", "Tweede."))
    rasa = FakeRasa(says({"status": "small_talk", "text": "Hoi"}), says(first), says(second))
    async with gateway(rasa) as client:
        conversation = await opened(client)
        answers = [await deliver(client, conversation, "ja", key) for key in ("1", "1", "2")]
        other = await deliver(client, await opened(client), "ja", "1")
    assert [answer.json()["replies"][0]["text"] for answer in answers] == ["Eerste.", "Eerste.", "Tweede."]
    assert other.json()["replies"][0]["text"] not in {"Eerste.", "Tweede."}
    assert rasa.texts == ["ja", "ja", "ja"]


async def test_a_delivery_that_failed_may_be_tried_again(gateway: Gateway) -> None:
    hello = says({"status": "small_talk", "text": "Hoi"})
    async with gateway(FakeRasa(hello, httpx.ConnectError("down"), hello)) as client:
        conversation = await opened(client)
        assert (await deliver(client, conversation, "ja", "1")).status_code == 503
        assert (await deliver(client, conversation, "ja", "1")).status_code == 200
