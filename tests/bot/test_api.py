import httpx
import pytest

from knowledge.library import Library
from tests.bot.conftest import Gateway
from tests.bot.fake_rasa import FakeRasa
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio


async def test_a_conversation_may_begin_with_nothing_known(gateway: Gateway) -> None:
    rasa = FakeRasa()
    async with gateway(rasa) as client:
        responses = [
            await client.post("/api/conversations"),
            await client.post("/api/conversations", json={}),
        ]
    assert [response.status_code for response in responses] == [201, 201]
    assert rasa.messages[0]["message"] == "/start"
    assert rasa.messages[0]["metadata"] == {"school": None, "role": None, "channel": "web"}


async def test_school_role_and_channel_go_along_with_every_turn(gateway: Gateway) -> None:
    rasa = FakeRasa()
    async with gateway(rasa) as client:
        start = {"school": "oog", "role": "leerling", "channel": "cli"}
        conversation = (await client.post("/api/conversations", json=start)).json()["id"]
        await client.post(f"/api/conversations/{conversation}/messages", json={"text": "hoi"})
    assert [message["metadata"] for message in rasa.messages] == [start, start]
    assert {message["sender"] for message in rasa.messages} == {conversation}


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        (b"{", 400, "JSON"),
        (b"\xff\xfe", 400, "JSON"),
        (b"", 422, "JSON"),
        (b"null", 422, "JSON"),
        (b"[]", 422, "JSON"),
        (b'"tekst"', 422, "JSON"),
        (b"{}", 422, '"text" ontbreekt'),
        (b'{"text": null}', 422, '"text" moet tekst zijn'),
        (b'{"text": 3}', 422, '"text" moet tekst zijn'),
        (b'{"text": ["a"]}', 422, '"text" moet tekst zijn'),
        (b'{"text": ""}', 422, "leeg"),
        (b'{"text": " \\u0000\\t"}', 422, "leeg"),
        (b'{"text": "\\ud800"}', 422, "leeg"),
        (b'{"text": "' + b"a" * 2001 + b'"}', 422, "2.000 tekens"),
        (b"[" * 20000, 400, "JSON"),
        (b'{"text": "' + b"a" * 70000 + b'"}', 413, "te groot"),
    ],
)
async def test_a_wrong_body_gets_its_dutch_sentence(
    client: httpx.AsyncClient, body: bytes, status: int, says: str
) -> None:
    conversation = (await client.post("/api/conversations")).json()["id"]
    response = await client.post(
        f"/api/conversations/{conversation}/messages",
        content=body,
        headers={"Content-Type": "application/json"},
    )
    assert response.status_code == status
    assert list(response.json()) == ["detail"]
    assert says in response.json()["detail"]
    assert is_dutch(response.json()["detail"])


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"school": "hogwarts"}, "asko, jozef, konot, oog, tweespan"),
        ({"role": "directeur"}, "medewerker, leerling of ouder"),
        ({"channel": "fax"}, "web of cli"),
        ({"school": 3}, "moet tekst zijn"),
    ],
)
async def test_a_wrong_start_says_what_can_be_chosen(
    client: httpx.AsyncClient, body: dict[str, object], says: str
) -> None:
    response = await client.post("/api/conversations", json=body)
    assert response.status_code == 422
    assert says in response.json()["detail"]


async def test_json_under_another_name_is_refused(client: httpx.AsyncClient) -> None:
    """Another site's form cannot make a visitor's browser talk to the assistant."""
    response = await client.post(
        "/api/conversations", content=b'{"school": "asko"}', headers={"Content-Type": "text/plain"}
    )
    assert response.status_code == 422
    assert "application/json" in response.json()["detail"]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("POST", "/api/conversations/onbekend/messages", 404),
        ("DELETE", "/api/conversations/onbekend", 404),
        ("GET", "/api/protocols/hogwarts", 404),
        ("GET", "/api/compare?topic=quidditch", 404),
        ("GET", "/api/compare", 422),
        ("GET", "/api/compare?topic=definitie-sociale-media&role=tovenaar", 422),
        ("GET", "/api/nergens", 404),
        ("GET", "/nergens", 404),
        ("PUT", "/api/conversations", 405),
        ("GET", "/api/conversations/onbekend/messages", 405),
    ],
)
async def test_every_other_failure_is_one_dutch_sentence_too(
    client: httpx.AsyncClient, method: str, address: str, status: int
) -> None:
    response = await client.request(method, address, json={"text": "hoi"} if method == "POST" else None)
    assert response.status_code == status
    assert is_dutch(response.json()["detail"])


async def test_schools_and_topics_are_listed(client: httpx.AsyncClient, library: Library) -> None:
    schools = (await client.get("/api/schools")).json()
    assert [school["school"] for school in schools] == list(library.schools)
    topics = (await client.get("/api/topics")).json()
    assert [topic["topic"] for topic in topics] == list(library.topics)


async def test_a_protocol_has_every_clause_with_its_own_words(
    client: httpx.AsyncClient, library: Library
) -> None:
    for protocol in library.protocols:
        shown = (await client.get(f"/api/protocols/{protocol.school}")).json()
        texts = {
            clause["id"]: clause["text"] for section in shown["sections"] for clause in section["clauses"]
        }
        assert texts == {clause.id: clause.text for clause in protocol.clauses}
        assert {"school", "organisation", "title", "edition"} <= set(shown)


async def test_a_comparison_has_a_verdict_of_each_school_and_the_clauses_it_rests_on(
    client: httpx.AsyncClient, library: Library
) -> None:
    topic = next(rule.topic for clause in library["asko"].clauses for rule in clause.topics)
    schools = (await client.get("/api/compare", params={"topic": topic, "role": "ouder"})).json()["schools"]
    assert [entry["school"] for entry in schools] == list(library.schools)
    for entry in schools:
        assert (entry["verdict"] == "niet_geregeld") == (not entry["citations"])
        for citation in entry["citations"]:
            assert citation["school"] == entry["school"]
            assert citation["quote"] in library[entry["school"]].clause(citation["clause"]).text


async def test_a_comparison_without_a_role_has_all_roles(client: httpx.AsyncClient, library: Library) -> None:
    topic = next(iter(library.topics))
    schools = (await client.get("/api/compare", params={"topic": topic})).json()["schools"]
    assert {entry["role"] for entry in schools} == {"medewerker", "leerling", "ouder"}
    assert len(schools) == 3 * len(library.schools)
