"""What nobody reviewed can be seen by everybody: a word and an icon, in every look."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from knowledge.library import load_library
from tests.browser.axe import violations
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
