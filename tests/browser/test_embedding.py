"""What docs/widget.md promises the editor of a school's website: attributes, looks and a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import QUESTION, Chat
from tests.browser.conftest import LAPTOP

WIDGET = 'document.querySelector("protocol-chat")'
# a sheet by script: the site's policy refuses styles in the page
STYLE = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }"
LOOKS = """
protocol-chat {
  --protocol-chat-accent: #7a1f5c; --protocol-chat-on-accent: #fffff0; --protocol-chat-surface: #fdfdfd;
  --protocol-chat-text: #101010; --protocol-chat-muted: #404040; --protocol-chat-radius: 0;
  --protocol-chat-font: "Eigen letter", sans-serif;
}
protocol-chat::part(launcher) { bottom: 5rem; }
protocol-chat::part(title) { letter-spacing: 3px; }
"""


@pytest.mark.parametrize(("position", "is_left"), [("left", True), ("right", False)])
def test_the_widget_stands_in_the_corner_that_is_asked_for(
    page: Page, site: str, position: str, is_left: bool
) -> None:
    page.goto(f"{site}/?school=asko&position={position}")
    chat = Chat(page)
    chat.launcher.click()
    for part in (chat.launcher, page.get_by_role("dialog")):
        box = part.bounding_box()
        assert box is not None
        assert (box["x"] + box["width"] / 2 < LAPTOP["width"] / 2) is is_left


def test_an_inline_widget_is_part_of_the_page_and_always_open(page: Page, site: str) -> None:
    page.goto(f"{site}/?school=asko&user-role=medewerker&position=inline")
    chat = Chat(page)
    expect(chat.input).to_be_visible()
    expect(chat.launcher).to_have_count(0)
    chat.input.press("Escape")
    page.evaluate(f"{WIDGET}.close()")
    expect(chat.ask(QUESTION).locator(".verdict")).to_be_visible()


def test_title_and_first_questions_are_those_of_the_school(page: Page, site: str) -> None:
    page.goto(f"{site}/?school=asko&heading=Vraag+het+ons&questions=Mag+dat%3F%7CWie+beslist+dat%3F")
    chat = Chat(page)
    chat.launcher.click()
    expect(page.get_by_role("dialog", name="Vraag het ons")).to_be_visible()
    expect(chat.button("Wie beslist dat?")).to_be_visible()


def test_colours_letters_and_parts_are_those_of_the_site(page: Page, site: str) -> None:
    page.goto(f"{site}/?school=asko&user-role=medewerker")
    page.evaluate(STYLE, LOOKS)
    chat = Chat(page)
    expect(chat.launcher).to_have_css("background-color", "rgb(122, 31, 92)")
    expect(chat.launcher).to_have_css("color", "rgb(255, 255, 240)")
    expect(chat.launcher).to_have_css("bottom", "80px")
    chat.launcher.click()
    panel = page.get_by_role("dialog")
    expect(panel).to_have_css("background-color", "rgb(253, 253, 253)")
    expect(panel).to_have_css("color", "rgb(16, 16, 16)")
    expect(panel).to_have_css("border-radius", "0px")
    expect(panel).to_have_css("font-family", '"Eigen letter", sans-serif')
    expect(panel.get_by_role("heading")).to_have_css("letter-spacing", "3px")


def test_every_part_that_is_promised_is_there(page: Page, site: str) -> None:
    page.goto(f"{site}/?school=asko&user-role=medewerker")
    chat = Chat(page)
    chat.launcher.click()
    chat.ask(QUESTION)
    parts = page.locator("protocol-chat [part]").evaluate_all(
        "found => found.flatMap((element) => [...element.part])"
    )
    promised = "launcher panel header title close message message-own message-assistant input send"
    assert set(promised.split()) <= set(parts)


def test_a_script_of_the_site_opens_asks_and_closes(page: Page, site: str) -> None:
    page.goto(f"{site}/?school=asko&user-role=medewerker")
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    page.evaluate(f"{WIDGET}.open()")
    expect(chat.input).to_be_focused()
    page.evaluate(f"{WIDGET}.close()")
    expect(chat.input).to_be_hidden()
    expect(chat.launcher).to_be_focused()
    page.evaluate(f"{WIDGET}.ask({QUESTION!r})")
    expect(chat.own).to_contain_text(QUESTION)
    expect(chat.verdicts.first).to_be_visible()


def test_a_school_that_a_script_sets_begins_another_conversation(page: Page, site: str) -> None:
    page.goto(f"{site}/?school=asko&user-role=medewerker")
    chat = Chat(page)
    chat.launcher.click()
    chat.ask(QUESTION)
    page.evaluate(f'{WIDGET}.setAttribute("school", "konot")')
    expect(chat.log.locator(".note")).to_have_text("Nieuw gesprek")
    chat.ask(QUESTION)
    expect(chat.answers.last).to_contain_text("Konot")
    expect(chat.verdicts.last).to_have_text("Niet geregeld")
