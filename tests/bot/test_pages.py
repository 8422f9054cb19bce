import re
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from knowledge.library import Library
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio

HTML = {"accept": "text/html,application/xhtml+xml"}
PAGES = [
    "/",
    "/?school=asko&rol=ouder",
    "/protocollen",
    "/protocollen/asko",
    "/vergelijk",
    "/vergelijk?rol=ouder&school=konot",
    "/vergelijk?onderwerp=vrienden-medewerker-met-leerling",
    "/vergelijk?zoek=paardrijden",
    "/zoeken",
    "/privacy",
    "/les",
    "/les/handleiding",
    "/docs",
    "/nergens",
]
SOURCES = Path(__file__).parents[2] / "knowledge" / "sources"


class Page(HTMLParser):
    """What a test wants to know of a page: its ids, addresses and texts by element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "action"}:
                self.addresses.append(value or "")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(" ".join(data.split()))


@pytest.mark.parametrize("address", PAGES)
async def test_a_page_is_dutch_sound_and_our_own(
    client: httpx.AsyncClient, library: Library, address: str
) -> None:
    response = await client.get(address, headers=HTML)
    page = Page(response.text)
    assert response.headers["content-type"].startswith("text/html")
    assert ("lang", "nl") in page.attributes
    assert len(page.ids) == len(set(page.ids))
    assert all(found.startswith(("/", "#")) and not found.startswith("//") for found in page.addresses)
    assert not [name for name, _ in page.attributes if name == "style" or name.startswith("on")]
    verbatim = " ".join(clause.text for clause in library.clauses)
    ours = [text for text in page.texts if text not in verbatim]
    sentences = [text for text in ours if len(text.split()) > 4 and text.endswith((".", "?"))]
    assert sentences
    assert [sentence for sentence in sentences if not is_dutch(sentence)] == []


@pytest.mark.parametrize("address", PAGES)
async def test_every_link_of_a_page_leads_somewhere(client: httpx.AsyncClient, address: str) -> None:
    page = Page((await client.get(address, headers=HTML)).text)
    ids: dict[str, list[str]] = {"": page.ids}
    for link in set(page.addresses):
        place, _, anchor = link.partition("#")
        if place not in ids:
            response = await client.get(place, headers=HTML)
            assert response.status_code == 200, link
            is_page = response.headers["content-type"].startswith("text/html")
            ids[place] = Page(response.text).ids if is_page else []
        assert not anchor or anchor in ids[place], link


async def test_each_clause_stands_under_its_own_anchor_with_its_words(
    client: httpx.AsyncClient, library: Library
) -> None:
    for protocol in library.protocols:
        page = Page((await client.get(f"/protocollen/{protocol.school}")).text)
        for clause in protocol.clauses:
            assert clause.id in page.ids
            assert clause.id in page.texts
            assert clause.text in page.texts


async def test_the_document_can_be_kept_as_the_school_gave_it(
    client: httpx.AsyncClient, library: Library
) -> None:
    for protocol in library.protocols:
        response = await client.get(f"/protocollen/{protocol.school}/bron")
        assert response.content == (SOURCES / protocol.source).read_bytes()
        assert "attachment" in response.headers["content-disposition"]


async def test_the_comparison_is_of_the_role_that_is_asked_for(client: httpx.AsyncClient) -> None:
    teachers = await client.get("/vergelijk", headers=HTML)
    parents = await client.get("/vergelijk?rol=ouder", headers=HTML)
    assert "Regels voor medewerkers" in teachers.text
    assert "Regels voor ouders" in parents.text
    assert (await client.get("/vergelijk?rol=tovenaar", headers=HTML)).status_code == 422


async def test_a_person_who_is_lost_gets_a_page(client: httpx.AsyncClient) -> None:
    for address in ("/nergens", "/protocollen/hogwarts"):
        response = await client.get(address, headers=HTML)
        assert response.status_code == 404
        assert "Deze bladzijde is er niet" in response.text


async def test_a_program_that_is_lost_gets_json_whatever_it_accepts(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/nergens", headers=HTML)
    assert is_dutch(response.json()["detail"])


async def test_school_and_role_of_the_address_go_to_the_chat(client: httpx.AsyncClient) -> None:
    page = Page((await client.get("/?school=asko&rol=ouder")).text)
    assert {("school", "asko"), ("user-role", "ouder")} <= set(page.attributes)
    assert (await client.get("/?school=hogwarts", headers=HTML)).status_code == 404
    assert (await client.get("/?rol=tovenaar", headers=HTML)).status_code == 422


async def test_a_comparison_can_be_of_one_topic_and_one_school(client: httpx.AsyncClient) -> None:
    topic = "/vergelijk?onderwerp=vrienden-medewerker-met-leerling"
    page = (await client.get(topic)).text
    assert page.count("<details open>") == 4
    assert "Konot" in page
    assert (await client.get("/vergelijk?onderwerp=onbekend", headers=HTML)).status_code == 404
    assert (await client.get("/vergelijk?school=hogwarts", headers=HTML)).status_code == 404


async def test_what_was_chosen_before_stays_chosen(client: httpx.AsyncClient) -> None:
    page = (await client.get("/vergelijk?rol=ouder&school=konot&zoek=foto")).text
    assert 'href="/vergelijk?rol=leerling&amp;school=konot&amp;zoek=foto"' in page
    assert '<option value="konot" selected>' in page
    assert re.search(r'href="/vergelijk\?rol=ouder&amp;school=konot&amp;onderwerp=[a-z-]+"', page)


async def test_topics_on_which_all_are_silent_are_named_apart(client: httpx.AsyncClient) -> None:
    page = Page((await client.get("/vergelijk?rol=ouder&school=konot")).text)
    assert "Hierover zegt dit protocol niets voor ouders" in page.texts
    assert "Dat betekent niet dat het mag, en ook niet dat het verboden is." in page.texts


async def test_the_widget_is_served_as_a_script_that_caches_can_check(client: httpx.AsyncClient) -> None:
    response = await client.get("/widget.js")
    assert response.headers["content-type"].startswith("text/javascript")
    again = await client.get("/widget.js", headers={"If-None-Match": response.headers["etag"]})
    assert again.status_code == 304
