"""Reading, searching and comparing in a browser."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import visitor
from tests.stack import Stack

PHONE = {"width": 375, "height": 740}


def test_a_word_is_found_within_a_protocol_and_leads_to_its_clause(page: Page) -> None:
    page.goto("/protocollen/tweespan")
    page.get_by_role("searchbox").fill("privéaccount vrienden")
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(["Tweespan"])
    page.get_by_role("link", name="A.7", exact=True).click()
    expect(page.locator("[id='A.7']")).to_be_in_viewport()


def test_a_word_is_found_across_protocols(page: Page) -> None:
    page.goto("/zoeken")
    page.get_by_role("searchbox").fill("vrienden worden met een privéaccount")
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_role("heading", level=2)).to_have_count(5)
    tweespan = page.locator("section", has=page.get_by_role("heading", name="Tweespan"))
    expect(tweespan.get_by_role("link", name="A.7", exact=True)).to_be_visible()


def test_searching_for_nothing_asks_for_words(page: Page) -> None:
    page.goto("/zoeken?zoek=+")
    expect(page.get_by_role("main")).to_contain_text("Typ waar het over gaat")


def test_without_the_index_searching_says_so(page: Page, stack: Stack) -> None:
    with stack.without("actions"):
        page.goto("/zoeken?zoek=foto")
        expect(page.get_by_role("main")).to_contain_text("Zoeken lukt nu niet.")


def test_schools_are_compared_for_a_role_and_a_clause_is_read_on_click(page: Page) -> None:
    page.goto("/vergelijk")
    page.get_by_role("searchbox").fill("vrienden leerling medewerker")
    page.get_by_role("button", name="Toon").click()
    row = page.get_by_role("row", name="Medewerker vrienden met leerling")
    quote = row.get_by_text("tenzij het gaat om een schoolproject")
    expect(quote).to_be_hidden()
    row.get_by_text("Ja, mits").click()
    expect(quote).to_be_visible()
    row.get_by_role("link", name="ASKO, A.6").click()
    expect(page).to_have_url(re.compile("/protocollen/asko#A.6$"))


def test_the_address_of_a_comparison_can_be_shared(page: Page) -> None:
    page.goto("/vergelijk")
    page.get_by_role("link", name="Leerlingen", exact=True).click()
    expect(page).to_have_url(re.compile("rol=leerling"))
    page.get_by_label("Welke school?").select_option("konot")
    page.get_by_role("button", name="Toon").click()
    expect(page).to_have_url(re.compile("school=konot"))
    page.get_by_role("rowheader").first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("onderwerp="))
    shared = page.url
    shown = page.get_by_role("table").inner_text()
    page.goto("/")
    page.goto(shared)
    assert page.get_by_role("table").inner_text() == shown
    expect(page.get_by_role("columnheader")).to_have_text(["Onderwerp", "Konot"])
    expect(page.get_by_role("table")).to_contain_text("Regels voor leerlingen")


def test_a_phone_compares_one_school_at_a_time(browser: Browser, stack: Stack) -> None:
    with visitor(browser, stack, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/vergelijk")
        expect(page.locator("thead th:visible")).to_have_count(2)
        page.get_by_label("Welke school?").select_option("tweespan")
        page.get_by_role("button", name="Toon").click()
        expect(page.locator("thead th:visible")).to_have_text(["Onderwerp", "Tweespan"])


def test_paper_gets_the_rules_and_not_the_buttons(page: Page) -> None:
    page.goto("/protocollen/asko")
    page.emulate_media(media="print")
    expect(page.locator("[id='A.6']")).to_be_visible()
    expect(page.get_by_text("Bron: Protocol Sociale Media ASKO, ASKO, 26 maart 2018.")).to_be_visible()
    for name in ("searchbox", "navigation", "contentinfo"):
        expect(page.get_by_role(name)).to_have_count(0)


def test_paper_gets_every_school_however_narrow_it_is(page: Page) -> None:
    page.goto("/vergelijk")
    page.set_viewport_size({"width": 640, "height": 900})
    page.emulate_media(media="print")
    expect(page.locator("thead th:visible")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_who_has_no_script_can_read_and_compare(browser: Browser, stack: Stack) -> None:
    with visitor(browser, stack, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("link", name="de protocollen lezen").click()
        page.get_by_role("link", name="ASKO").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Protocol Sociale Media ASKO")
        page.get_by_role("link", name="Vergelijken").click()
        expect(page.get_by_role("table")).to_be_visible()
