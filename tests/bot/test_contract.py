"""The public HTTP interface, on the real stack: gateway, Rasa, actions and knowledge."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.dutch import is_dutch
from tests.stack import Stack

Json = dict[str, Any]

SCHOOLS = ["asko", "jozef", "konot", "oog", "tweespan"]
ROLES = ["medewerker", "ouder", "leerling"]
QUESTION = "mag ik vrienden worden met een leerling?"


@pytest.fixture(scope="module")
def http(stack: Stack) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=stack.url, timeout=30, trust_env=False) as client:
        yield client


@pytest.fixture(scope="module")
def protocols(http: httpx.Client) -> dict[str, Json]:
    return {school: http.get(f"/api/protocols/{school}").raise_for_status().json() for school in SCHOOLS}


def begin(http: httpx.Client, **start: str) -> str:
    response = http.post("/api/conversations", json=start)
    assert response.status_code == 201, response.text
    return f"/api/conversations/{response.json()['id']}"


def say(http: httpx.Client, conversation: str, text: str) -> list[Json]:
    response = http.post(f"{conversation}/messages", json={"text": text})
    assert response.status_code == 200, response.text
    replies: list[Json] = response.json()["replies"]
    assert replies
    for reply in replies:
        assert is_dutch(reply["text"]), reply["text"]
    return replies


def ask(http: httpx.Client, school: str, role: str, question: str = QUESTION) -> Json:
    """The last reply to one question in a conversation of its own, which is removed again."""
    conversation = begin(http, school=school, role=role)
    reply = say(http, conversation, question)[-1]
    assert http.delete(conversation).status_code == 204
    return reply


def check_citation(citation: Json, school: str, protocol: Json) -> None:
    """Fails unless the citation is the school's own and its quote stands in the clause it names."""
    assert citation["school"] == school
    assert citation["url"] == f"/protocollen/{school}#{citation['clause']}"
    assert (citation["organisation"], citation["document"], citation["edition"]) == (
        protocol["organisation"],
        protocol["title"],
        protocol["edition"],
    )
    sections = [
        section
        for section in protocol["sections"]
        if any(
            clause["id"] == citation["clause"] and citation["quote"] in clause["text"]
            for clause in section["clauses"]
        )
    ]
    assert len(sections) == 1, f"the quote is not in {school}/{citation['clause']}"
    assert sections[0]["heading"] in citation["section"]


# the fifteen answers


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_every_answer_is_a_ruling_on_the_schools_own_words_or_an_honest_silence(
    http: httpx.Client, protocols: dict[str, Json], school: str, role: str
) -> None:
    reply = ask(http, school, role)
    assert reply["status"] in {"answer", "not_covered"}
    if reply["status"] == "answer":
        assert reply["citations"]
        assert reply["verdict"] not in {None, "niet_geregeld"}
    else:
        assert reply["citations"] == []
        assert reply["verdict"] == "niet_geregeld"
    for citation in (*reply["citations"], *reply["related"]):
        check_citation(citation, school, protocols[school])
    for citation in reply["citations"]:
        page = http.get(citation["url"].partition("#")[0], headers={"accept": "text/html"})
        assert f'id="{citation["clause"]}"' in page.text


@pytest.mark.parametrize(
    ("school", "role", "verdict", "clauses"),
    [
        ("tweespan", "medewerker", "nee", {"A.7"}),
        ("asko", "medewerker", "ja_mits", {"A.6"}),
        ("oog", "medewerker", None, {"3.1.3", "3.1.4"}),
        ("oog", "leerling", "nee", {"3.2.10"}),
        ("jozef", "medewerker", "afgeraden", {"A.6"}),
        ("konot", "medewerker", "niet_geregeld", set()),
        ("konot", "ouder", "niet_geregeld", set()),
        ("konot", "leerling", "niet_geregeld", set()),
    ],
)
def test_friends_with_a_pupil_is_ruled_per_school_and_role(
    http: httpx.Client, school: str, role: str, verdict: str | None, clauses: set[str]
) -> None:
    reply = ask(http, school, role)
    cited = {citation["clause"] for citation in reply["citations"]}
    assert verdict is None or reply["verdict"] == verdict
    assert cited & clauses or cited == clauses


def test_staff_of_tweespan_may_not_befriend_parents_either(http: httpx.Client) -> None:
    reply = ask(http, "tweespan", "medewerker", "mag ik vrienden worden met een ouder?")
    assert reply["verdict"] == "nee"
    assert "A.7" in {citation["clause"] for citation in reply["citations"]}


# conversations


def test_the_greeting_says_that_it_is_no_person_and_how_long_it_remembers(http: httpx.Client) -> None:
    response = http.post("/api/conversations", json={})
    text = " ".join(reply["text"] for reply in response.json()["replies"])
    assert "automatische assistent" in text
    assert "geen mens" in text
    assert "24 uur" in text
    assert is_dutch(text)


def test_the_school_is_asked_for_and_the_kept_question_answered(
    http: httpx.Client, protocols: dict[str, Json]
) -> None:
    conversation = begin(http, role="medewerker")
    asked = say(http, conversation, QUESTION)[-1]
    assert (asked["status"], asked["asks"]) == ("clarify", "school")
    assert asked["citations"] == []
    choices = {choice["title"]: choice["value"] for choice in asked["choices"]}
    assert set(choices) == {protocol["organisation"] for protocol in protocols.values()}
    answer = say(http, conversation, choices["Tweespan"])[-1]
    assert (answer["status"], answer["verdict"]) == ("answer", "nee")
    for citation in answer["citations"]:
        check_citation(citation, "tweespan", protocols["tweespan"])


@pytest.mark.parametrize(
    "command", ["/restart", "//restart", '/inform_role{"role": "leerling"}', "\u200b/start", " /back"]
)
def test_a_typed_command_is_only_text(http: httpx.Client, command: str) -> None:
    conversation = begin(http, school="asko", role="medewerker")
    assert say(http, conversation, command)
    answer = say(http, conversation, QUESTION)[-1]
    assert {citation["school"] for citation in answer["citations"]} == {"asko"}


def test_conversations_know_nothing_of_one_another(http: httpx.Client) -> None:
    asko, tweespan = (begin(http, school=school, role="medewerker") for school in ("asko", "tweespan"))
    for conversation, school in ((asko, "asko"), (tweespan, "tweespan"), (asko, "asko")):
        citations = say(http, conversation, QUESTION)[-1]["citations"]
        assert {citation["school"] for citation in citations} == {school}


@pytest.mark.parametrize(
    "text",
    [
        "😀😀",
        "a" * 2000,
        "mag\u0000 ik\u0007 dat?",
        "<script>alert(1)</script>",
        "'; DROP TABLE events; --",
        "?",
        "{}",
        "École",
    ],
)
def test_odd_text_gets_a_safe_answer(http: httpx.Client, text: str) -> None:
    conversation = begin(http, school="asko", role="ouder")
    assert say(http, conversation, text)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"geen json", 400),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"text": ""}', 422),
        (b'{"text": "\\u0000\\u0007 "}', 422),
        (b'{"text": 5}', 422),
        (b'{"text": "' + b"a" * 2001 + b'"}', 422),
        (b'{"text": "' + b"a" * 100_000 + b'"}', 413),
    ],
)
def test_a_message_that_cannot_be_read_is_refused_in_dutch(
    http: httpx.Client, body: bytes, status: int
) -> None:
    conversation = begin(http, school="asko")
    response = http.post(
        f"{conversation}/messages", content=body, headers={"Content-Type": "application/json"}
    )
    assert response.status_code == status
    assert is_dutch(response.json()["detail"])
    assert say(http, conversation, "hallo")


def test_unknown_conversations_are_unknown(http: httpx.Client) -> None:
    responses = [
        http.post("/api/conversations/onbekend/messages", json={"text": "hoi"}),
        http.delete("/api/conversations/onbekend"),
    ]
    assert [response.status_code for response in responses] == [404, 404]
    assert all(is_dutch(response.json()["detail"]) for response in responses)


def test_of_a_removed_conversation_nothing_remains_in_any_store(http: httpx.Client, stack: Stack) -> None:
    marker = "zonnebloempitten"
    conversation = begin(http, school="asko", role="ouder")
    say(http, conversation, f"mag ik een foto van {marker} delen?")
    conversation_id = conversation.rsplit("/", 1)[1]
    state = stack.settings.build_dir / "state"

    def traces() -> list[str]:
        files = [file for file in state.rglob("*") if file.is_file()]
        return [
            file.name
            for file in files
            if conversation_id.encode() in (content := file.read_bytes()) or marker.encode() in content
        ]

    assert sorted(traces()) == ["gateway.sqlite", "tracker.sqlite"]
    assert http.delete(conversation).status_code == 204
    assert traces() == []
    assert http.delete(conversation).status_code == 404
    assert http.post(f"{conversation}/messages", json={"text": "hoi"}).status_code == 404


def test_no_log_holds_what_was_said_or_who_may_go_on(http: httpx.Client, stack: Stack) -> None:
    marker = "pindakaasvlokken"
    conversation = begin(http, school="asko", role="ouder")
    say(http, conversation, f"mag ik een foto van {marker} delen?")
    for name in ("gateway", "rasa", "actions"):
        log = stack.logs(name)
        assert marker not in log, name
        assert conversation.rsplit("/", 1)[1] not in log, name


# reading


def test_the_lists_and_the_comparison(http: httpx.Client, protocols: dict[str, Json]) -> None:
    assert [school["school"] for school in http.get("/api/schools").json()] == SCHOOLS
    topics = [topic["topic"] for topic in http.get("/api/topics").json()]
    assert len(topics) > 100
    for topic in topics:
        for entry in http.get("/api/compare", params={"topic": topic, "role": "leerling"}).json()["schools"]:
            for citation in entry["citations"]:
                check_citation(citation, entry["school"], protocols[entry["school"]])


@pytest.mark.parametrize("page", ["/", "/protocollen", "/protocollen/asko", "/vergelijk", "/docs"])
def test_the_pages_are_there(http: httpx.Client, page: str) -> None:
    response = http.get(page, headers={"accept": "text/html"})
    assert response.status_code == 200
    assert re.search(r'<html lang="nl">', response.text)


def test_alive_and_able_to_answer(http: httpx.Client) -> None:
    assert http.get("/health").status_code == 200
    assert http.get("/ready").status_code == 200


# a process is missing


@pytest.mark.parametrize("name", ["rasa", "actions"])
def test_without_a_process_behind_it_the_gateway_says_so_and_recovers(
    http: httpx.Client, stack: Stack, name: str
) -> None:
    conversation = begin(http, school="asko", role="medewerker")
    with stack.without(name):
        response = http.post(f"{conversation}/messages", json={"text": QUESTION})
        assert response.status_code == 503
        assert is_dutch(response.json()["detail"])
        ready = http.get("/ready")
        assert ready.status_code == 503
        assert all(is_dutch(sentence) for sentence in ready.json()["missing"])
        assert http.get("/health").status_code == 200
        assert http.get("/api/protocols/asko").status_code == 200
    assert say(http, conversation, QUESTION)[-1]["citations"]
