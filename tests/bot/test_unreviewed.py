"""What nobody reviewed is marked wherever a page or the interface shows it, in words."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.app import create_app
from bot.settings import GatewaySettings
from knowledge.library import Library
from knowledge.triage import Triage
from tests.bot.conftest import running
from tests.bot.fake_rasa import FakeRasa
from tests.unreviewed import with_unreviewed_school

pytestmark = pytest.mark.anyio

MARK = "nog niet nagekeken</span>"
SETTLED = "vrienden-medewerker-met-leerling"
SILENT = "smartwatch-mee-naar-school"


@pytest.fixture
async def with_proposals(
    settings: GatewaySettings, library: Library, triage: Triage
) -> AsyncIterator[httpx.AsyncClient]:
    unreviewed = with_unreviewed_school(library)
    app = create_app(settings, library=unreviewed, triage=triage, transport=FakeRasa().transport)
    async with running(app) as client:
        yield client


@pytest.mark.parametrize(
    "address",
    [
        "/protocollen",
        "/protocollen/{school}",
        "/vergelijk?school={school}",
        "/vergelijk?onderwerp=" + SETTLED + "&school={school}",
    ],
)
async def test_pages_mark_the_school_that_reviewed_nothing_and_no_other(
    with_proposals: httpx.AsyncClient, client: httpx.AsyncClient, address: str
) -> None:
    assert MARK in (await with_proposals.get(address.format(school="regenboog"))).text
    assert MARK not in (await client.get(address.format(school="asko"))).text
    if "{school}" in address:
        assert MARK not in (await with_proposals.get(address.format(school="asko"))).text


async def test_every_verdict_of_the_comparison_is_marked_and_silence_is_not_claimed(
    with_proposals: httpx.AsyncClient,
) -> None:
    page = (await with_proposals.get("/vergelijk?school=regenboog")).text
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert table.count(MARK) == table.count("<tr ") > 0
    assert "Hierover is geen regel gevonden voor medewerkers" in page
    assert "Misschien staat er toch een regel." in page
    assert "Hierover zegt dit protocol niets" not in page
    every = (await with_proposals.get("/vergelijk?onderwerp=" + SILENT)).text
    assert every.count("Niet gevonden") == 1


async def test_each_unreviewed_clause_of_a_protocol_is_marked(
    with_proposals: httpx.AsyncClient, library: Library
) -> None:
    page = (await with_proposals.get("/protocollen/regenboog")).text
    assert page.count(MARK) == page.count("<article") + 1
    assert "heeft de school nog niet overal nagekeken" in page


async def test_the_interface_says_what_nobody_reviewed(with_proposals: httpx.AsyncClient) -> None:
    for topic in (SETTLED, SILENT):
        answer = (
            await with_proposals.get("/api/compare", params={"topic": topic, "role": "medewerker"})
        ).json()
        assert [found["school"] for found in answer["schools"] if found["unreviewed"]] == ["regenboog"]
    for school, unreviewed in (("regenboog", True), ("asko", False)):
        sections = (await with_proposals.get(f"/api/protocols/{school}")).json()["sections"]
        assert {clause["unreviewed"] for section in sections for clause in section["clauses"]} == {unreviewed}
