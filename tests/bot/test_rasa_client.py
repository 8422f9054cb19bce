from datetime import UTC, datetime

import httpx
import pytest

from actions.reply import Status
from bot.conversations import Channel, Conversation
from bot.errors import RasaUnavailable
from bot.rasa_client import RasaClient
from knowledge.vocabulary import Role
from tests.bot.fake_rasa import GREETING, FakeRasa, says

pytestmark = pytest.mark.anyio

CONVERSATION = Conversation("c1", Channel.WEB, "asko", Role.OUDER, datetime(2026, 11, 21, tzinfo=UTC))


def client_of(rasa: FakeRasa) -> RasaClient:
    return RasaClient(httpx.AsyncClient(base_url="http://rasa", transport=rasa.transport))


async def test_a_turn_carries_what_the_gateway_knows() -> None:
    rasa = FakeRasa()
    await client_of(rasa).turn(CONVERSATION, "hoi")
    metadata = {"school": "asko", "role": "ouder", "channel": "web"}
    assert rasa.messages == [{"sender": "c1", "message": "hoi", "metadata": metadata}]


async def test_every_reply_comes_back_in_order() -> None:
    rasa = FakeRasa(says({"status": "small_talk", "text": "een"}, {"status": "off_topic", "text": "twee"}))
    replies = await client_of(rasa).turn(CONVERSATION, "hoi")
    assert [(reply.status, reply.text) for reply in replies] == [
        (Status.SMALL_TALK, "een"),
        (Status.OFF_TOPIC, "twee"),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {},
        None,
        "geen lijst",
        [{"recipient_id": "x", "text": "platte tekst"}],
        [{"recipient_id": "x", "custom": {"status": "answer", "text": "zonder citaat"}}],
        [{"recipient_id": "x", "custom": {**GREETING, "onbekend": 1}}],
        [*says(GREETING), {"recipient_id": "x", "text": "en nog iets"}],
        httpx.Response(200, content=b"<html>"),
        httpx.Response(200, content=b""),
        httpx.Response(500, json={}),
        httpx.Response(404, json=[]),
        httpx.Response(302, headers={"location": "http://elsewhere/"}),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("gone"),
    ],
)
async def test_anything_but_replies_means_unavailable(answer: object) -> None:
    with pytest.raises(RasaUnavailable):
        await client_of(FakeRasa(answer)).turn(CONVERSATION, "hoi")


async def test_the_reason_for_the_log_holds_no_words_of_the_answer() -> None:
    rasa = FakeRasa([{"recipient_id": "x", "custom": {"status": "geheim", "text": "geheim"}}])
    with pytest.raises(RasaUnavailable) as caught:
        await client_of(rasa).turn(CONVERSATION, "hoi")
    assert "geheim" not in caught.value.reason
    assert "status" in caught.value.reason
