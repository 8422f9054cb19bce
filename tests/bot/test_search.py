import json
from typing import Any

import httpx
import pytest

from bot.app import create_app
from bot.settings import GatewaySettings
from knowledge.library import Library
from tests.bot.conftest import running
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio


class FakeSearch:
    """The action server as far as searching goes; `queries` are the bodies received."""

    def __init__(self, answer: Any, status: int = 200) -> None:
        self.queries: list[Any] = []
        self._answer, self._status = answer, status

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.queries.append(json.loads(request.content))
        return httpx.Response(self._status, json=self._answer)


async def get(
    address: str, search: FakeSearch, settings: GatewaySettings, library: Library, **headers: str
) -> httpx.Response:
    app = create_app(settings, library=library, transport=httpx.MockTransport(search))
    async with running(app) as client:
        return await client.get(address, headers=headers)


async def test_what_is_found_comes_with_its_place(settings: GatewaySettings, library: Library) -> None:
    search = FakeSearch([{"school": "asko", "clauses": ["A.6", "A.5"]}])
    found = (await get("/api/search?text=vrienden&school=asko", search, settings, library)).json()
    assert [hit["url"] for hit in found] == ["/protocollen/asko#A.6", "/protocollen/asko#A.5"]
    assert found[0]["clause"]["text"] == library["asko"].clause("A.6").text
    assert search.queries == [{"text": "vrienden", "schools": ["asko"], "limit": 10}]


async def test_without_a_school_each_is_searched(settings: GatewaySettings, library: Library) -> None:
    search = FakeSearch([])
    await get("/api/search?text=vrienden", search, settings, library)
    assert search.queries[0]["schools"] == list(library.schools)


async def test_a_page_of_what_is_found_leads_to_the_clauses(
    settings: GatewaySettings, library: Library
) -> None:
    search = FakeSearch([{"school": "konot", "clauses": ["fotos.1"]}])
    page = await get("/zoeken?zoek=foto", search, settings, library, accept="text/html")
    assert 'href="/protocollen/konot#fotos.1"' in page.text
    assert 'href="/zoeken?zoek=foto&amp;school=konot"' in page.text


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({}, 500),
        ("onzin", 200),
        ([{"school": "asko"}], 200),
        ([{"school": "asko", "clauses": ["Z.99"]}], 200),
        ([{"school": "hogwarts", "clauses": ["A.1"]}], 200),
    ],
)
async def test_a_search_that_fails_says_so(
    settings: GatewaySettings, library: Library, answer: Any, status: int
) -> None:
    response = await get("/api/search?text=foto", FakeSearch(answer, status), settings, library)
    assert response.status_code == 503
    assert is_dutch(response.json()["detail"])


@pytest.mark.parametrize(
    ("query", "status"),
    [("text=foto&school=hogwarts", 404), ("text=", 422), ("text=" + "a" * 3000, 422), ("school=asko", 422)],
)
async def test_a_query_that_cannot_be_answered_is_refused(
    settings: GatewaySettings, library: Library, query: str, status: int
) -> None:
    search = FakeSearch([])
    response = await get(f"/api/search?{query}", search, settings, library)
    assert (response.status_code, search.queries) == (status, [])
