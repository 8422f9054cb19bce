"""What nobody reviewed can be seen by everybody: a word and an icon, in every look."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from knowledge.library import load_library
from tests.browser.axe import violations
from tests.browser.lesson import BOARD, SETTLED, set_up
from tests.browser.pages_server import pages_of
from tests.unreviewed import with_unreviewed_school

PAGES = ["/protocollen", "/protocollen/regenboog", "/vergelijk?school=regenboog", "/vergelijk?zoek=vrienden"]
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "phone": {"viewport": {"width": 320, "height": 640}},
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    library = with_unreviewed_school(load_library())
    with pages_of(library, tmp_path_factory.mktemp("unreviewed")) as address:
        yield address


@pytest.mark.parametrize("look", LOOKS)
def test_the_mark_has_a_word_and_an_icon_and_breaks_no_rule(
    browser: Browser, address: str, look: str
) -> None:
    context = browser.new_context(base_url=address, **LOOKS[look])
    page = context.new_page()
    for path in PAGES:
        page.goto(path)
        mark = page.locator(".unreviewed:visible").first
        expect(mark).to_have_text("nog niet nagekeken")
        expect(mark.locator("svg")).to_be_visible()
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()


def test_a_teacher_sees_it_when_choosing_cases_and_when_looking_back(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport=BOARD)
    page = context.new_page()
    page.goto("/les")
    page.get_by_label("Je school").select_option("regenboog")
    marked = page.get_by_role("listitem").filter(has=page.get_by_label(SETTLED)).locator(".unreviewed")
    expect(marked).to_have_text("nog niet nagekeken")
    set_up(page, SETTLED, school="regenboog")
    page.goto(page.get_by_role("link", name="Open het bord").get_attribute("href") or "")
    for name in ("Begin", "Sluit de stemming", "Toon de regel", "Naar het einde"):
        page.get_by_role("button", name=name, exact=True).click()
    summary = page.locator(".summary")
    expect(summary.get_by_role("heading", name="Dit zegt De Regenboog")).to_be_visible()
    expect(summary.locator(".unreviewed").first).to_have_text("nog niet nagekeken")
    assert violations(page) == []
    context.close()
