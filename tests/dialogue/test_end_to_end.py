"""Whole conversations over HTTP, on the real stack: gateway, Rasa, actions and knowledge."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from knowledge.library import Library, load_library
from tests.evaluation.conversations import hold
from tests.evaluation.dialogues import ExpectedConversation, read_conversations
from tests.stack import Stack

CONVERSATIONS = read_conversations(Path(__file__).with_name("conversations.jsonl"))
FRIENDS = "mag ik vrienden worden met een leerling?"


@pytest.fixture(scope="module")
def http(stack: Stack) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=stack.url, timeout=30, trust_env=False) as client:
        yield client


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def begin(http: httpx.Client, **start: str) -> str:
    return f"/api/conversations/{http.post('/api/conversations', json=start).raise_for_status().json()['id']}"


def say(http: httpx.Client, conversation: str, text: str, **headers: str) -> list[dict[str, object]]:
    answer = http.post(f"{conversation}/messages", json={"text": text}, headers=headers).raise_for_status()
    replies: list[dict[str, object]] = answer.json()["replies"]
    return replies


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda conversation: conversation.id)
def test_a_conversation_goes_as_written(
    http: httpx.Client, library: Library, conversation: ExpectedConversation
) -> None:
    for scored in hold(http, conversation, library):
        assert not scored.wrong, f"{scored.number}. {scored.say}: {'; '.join(scored.wrong)}: {scored.told}"
        assert not scored.cites_wrong_school


def test_two_conversations_at_once_know_nothing_of_each_other(http: httpx.Client) -> None:
    teacher, parent = begin(http), begin(http)
    assert say(http, teacher, "ik ben juf bij de ASKO")[-1]["status"] == "small_talk"
    assert say(http, parent, FRIENDS)[-1]["asks"] == "school"
    assert say(http, teacher, FRIENDS)[-1]["verdict"] == "ja_mits"
    assert say(http, parent, "Tweespan")[-1]["asks"] == "role"
    assert say(http, teacher, "ja")[-1]["verdict"] == "ja"
    assert say(http, parent, "ik ben ouder")[-1]["verdict"] == "niet_geregeld"
    assert say(http, teacher, "waar staat dat?")[-1]["citations"][0]["school"] == "asko"  # type: ignore[index]
    assert say(http, parent, "waar staat dat?")[-1]["citations"] == []


def test_what_is_to_be_forgotten_is_gone_from_every_store(http: httpx.Client, stack: Stack) -> None:
    conversation = begin(http, school="asko", role="ouder")
    say(http, conversation, "mag ik een foto van Noor plaatsen?")
    assert "gewist" in str(say(http, conversation, "vergeet dit gesprek")[-1]["text"])
    assert http.post(f"{conversation}/messages", json={"text": "hoi"}).status_code == 404
    conversation_id = conversation.rsplit("/", 1)[-1]
    for file in (stack.settings.conversations_file, stack.settings.tracker_file):
        with sqlite3.connect(file) as connection:
            assert conversation_id not in "\n".join(connection.iterdump())


def test_a_message_that_is_delivered_twice_is_answered_once(http: httpx.Client) -> None:
    conversation = begin(http, school="asko", role="medewerker")
    say(http, conversation, FRIENDS)
    once, again = (say(http, conversation, "nee", **{"Idempotency-Key": "7"}) for _ in range(2))
    assert once == again
    assert once[-1]["verdict"] == "nee"
    assert say(http, conversation, "ja, het is voor een project")[-1]["verdict"] == "ja"
