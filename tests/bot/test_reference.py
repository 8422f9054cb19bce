import httpx
import pytest

from bot.reference import operations, schemas
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio

CALLS = {
    ("POST", "/api/conversations"),
    ("POST", "/api/conversations/{conversation_id}/messages"),
    ("POST", "/api/conversations/{conversation_id}/feedback"),
    ("POST", "/api/help"),
    ("GET", "/api/search"),
    ("DELETE", "/api/conversations/{conversation_id}"),
    ("GET", "/api/schools"),
    ("GET", "/api/topics"),
    ("GET", "/api/protocols/{school}"),
    ("GET", "/api/compare"),
    ("GET", "/health"),
    ("GET", "/ready"),
}


async def test_every_call_is_described_in_dutch(client: httpx.AsyncClient) -> None:
    described = operations((await client.get("/openapi.json")).json())
    assert {(operation.method, operation.path) for operation in described} == CALLS
    for operation in described:
        assert is_dutch(operation.description), operation.path
        for answer in operation.answers:
            assert answer.status.startswith("2") or is_dutch(answer.description), (operation.path, answer)


async def test_every_object_that_is_named_is_explained(client: httpx.AsyncClient) -> None:
    schema = (await client.get("/openapi.json")).json()
    explained = {found.name for found in schemas(schema)}
    named = {name for operation in operations(schema) for name in operation.body}
    named |= {
        name for operation in operations(schema) for answer in operation.answers for name in answer.schemas
    }
    named |= {name for found in schemas(schema) for field in found.fields for name in field.schemas}
    assert {"Reply", "Citation", "Verdict"} <= named <= explained


async def test_the_page_shows_them_all(client: httpx.AsyncClient) -> None:
    page = (await client.get("/docs")).text
    for method, path in CALLS:
        assert f"{method} {path}" in page


async def test_code_in_a_description_is_shown_as_code(client: httpx.AsyncClient) -> None:
    page = (await client.get("/docs")).text
    assert "<code>Retry-After</code>" in page
    assert "`" not in page
