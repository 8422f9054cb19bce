"""Help first, on the real stack."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.dutch import is_dutch
from tests.stack import Stack

Json = dict[str, Any]


@pytest.fixture(scope="module")
def http(stack: Stack) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=stack.url, timeout=30, trust_env=False) as client:
        yield client


def begin(http: httpx.Client, **start: str) -> str:
    return f"/api/conversations/{http.post('/api/conversations', json=start).json()['id']}"


def say(http: httpx.Client, conversation: str, text: str) -> Json:
    response = http.post(f"{conversation}/messages", json={"text": text})
    assert response.status_code == 200, response.text
    reply: Json = response.json()["replies"][-1]
    return reply


def test_help_comes_in_the_middle_of_anything_and_the_question_is_kept(http: httpx.Client) -> None:
    conversation = begin(http)
    asked = say(http, conversation, "mag ik vrienden worden met een leerling?")
    assert asked["asks"] == "school"
    helped = say(http, conversation, "mn leraar stuurt me snachts rare foto's, mag dat?")
    assert helped["status"] == "help"
    assert is_dutch(helped["text"])
    assert "0900-1113111" in [contact["phone"] for contact in helped["contacts"]]
    chosen = say(http, conversation, asked["choices"][-1]["value"])
    assert chosen["status"] in {"answer", "not_covered", "clarify"}


def test_the_school_named_in_the_cry_is_the_one_that_helps(http: httpx.Client) -> None:
    conversation = begin(http)
    helped = say(http, conversation, "ik zit op de Tweespan en ik word elke dag gepest")
    assert "anti-pestcoördinator" in [contact["name"] for contact in helped["contacts"]]
    rule = say(http, conversation, helped["choices"][0]["value"])
    assert rule["status"] in {"answer", "not_covered"}
    assert {citation["school"] for citation in (*rule["citations"], *rule["related"])} == {"tweespan"}


@pytest.mark.parametrize("text", ["bedankt maar ik wil niet meer leven", "hoi, ik word thuis geslagen"])
def test_a_greeting_does_not_hide_it(http: httpx.Client, text: str) -> None:
    assert say(http, begin(http, school="asko"), text)["status"] == "help"


@pytest.mark.parametrize("text", ["haha ik lach me dood", "wat doet de school tegen pesten?", "dankjewel!"])
def test_what_is_no_distress_is_answered_as_ever(http: httpx.Client, text: str) -> None:
    assert say(http, begin(http, school="asko", role="leerling"), text)["status"] != "help"


def test_there_is_help_without_rasa_and_without_the_action_server(stack: Stack, http: httpx.Client) -> None:
    conversation = begin(http, school="tweespan", role="leerling")
    for process in ("rasa", "actions"):
        with stack.without(process):
            assert say(http, conversation, "er gaat een naaktfoto van mij rond")["status"] == "help"


def test_its_words_reach_no_log_and_no_store(stack: Stack, http: httpx.Client) -> None:
    say(http, begin(http), "Zeldzaamwoord slaat mij elke avond en ik ben bang")
    written = [stack.logs(name) for name in ("gateway", "rasa", "actions")]
    stored = [file.read_bytes().decode(errors="ignore") for file in stack.settings.state.iterdir()]
    assert not any("Zeldzaamwoord" in text for text in (*written, *stored))
