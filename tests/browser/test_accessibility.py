"""WCAG 2.2 AA in a real browser: axe in every state, the keyboard, zoom, motion and what is announced."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.chat import QUESTION, Chat, hold, let_go
from tests.browser.conftest import visitor
from tests.stack import Stack

ZOOMED = {"width": 320, "height": 256}
"""A screen of 1280 × 1024 at 400 %."""
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "zoomed": {"viewport": ZOOMED},
    "phone": {"viewport": {"width": 320, "height": 640}, "has_touch": True},
}
PAGES = [
    "/",
    "/protocollen",
    "/protocollen/asko#A.6",
    "/vergelijk?zoek=foto",
    "/vergelijk?school=konot&rol=ouder",
    "/vergelijk?onderwerp=vrienden-medewerker-met-leerling",
    "/zoeken?zoek=foto+van+leerlingen",
    "/les/handleiding",
    "/nergens",
    "/docs",
    "/privacy",
]


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side."""
    fitting: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return fitting


@pytest.mark.parametrize("look", LOOKS)
def test_no_state_of_the_widget_breaks_a_rule(browser: Browser, stack: Stack, site: str, look: str) -> None:
    with visitor(browser, stack, **LOOKS[look]) as context:
        page = context.new_page()
        page.goto(f"{site}/?school=asko&user-role=medewerker&questions=Mag+dat%3F")
        chat = Chat(page)
        expect(chat.launcher).to_be_visible()
        assert violations(page) == [], "closed"
        chat.launcher.click()
        expect(chat.messages).to_have_count(1)
        assert violations(page) == [], "open"
        chat.ask(QUESTION)
        assert violations(page) == [], "with an answer"
        chat.button("Niet nuttig").click()
        assert violations(page) == [], "asking why"
        chat.ask("en bij Konot?")
        context.set_offline(True)
        chat.send("Mag dat?")
        expect(chat.own.last).to_contain_text("Niet verstuurd.")
        chat.send(" ")
        expect(chat.alert).not_to_be_empty()
        assert violations(page) == [], "with errors"
        assert fits(page)


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_breaks_a_rule_or_sticks_out(browser: Browser, stack: Stack, look: str) -> None:
    with visitor(browser, stack, **LOOKS[look]) as context:
        page = context.new_page()
        for address in PAGES:
            page.goto(address)
            assert violations(page) == [], address
            assert fits(page), address


def test_the_keyboard_alone_is_enough(widget: Chat) -> None:
    keyboard = widget.page.keyboard
    keyboard.press("Tab")
    expect(widget.launcher).to_be_focused()
    expect(widget.launcher).to_have_attribute("aria-expanded", "false")
    keyboard.press("Enter")
    expect(widget.launcher).to_have_attribute("aria-expanded", "true")
    expect(widget.input).to_be_focused()
    expect(widget.messages).to_have_count(1)
    keyboard.type(QUESTION)
    keyboard.press("Enter")
    expect(widget.verdicts).to_have_text("Ja, mits")
    names = reached(widget.page, "Shift+Tab", 8)
    assert {"Kopieer", "Nuttig", "Niet nuttig"} <= set(names)
    assert any("A.6" in name for name in names)
    keyboard.press("Escape")
    expect(widget.launcher).to_be_focused()
    expect(widget.input).to_be_hidden()


def reached(page: Page, key: str, times: int) -> list[str]:
    """The words of what has the focus after each press; fails when it is out of sight."""
    names = []
    for _ in range(times):
        page.keyboard.press(key)
        names.append(
            page.evaluate(
                """() => {
                    let active = document.activeElement;
                    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
                    const box = active.getBoundingClientRect();
                    const root = active.getRootNode();
                    const y = box.y + Math.min(box.height, 20) / 2;
                    const top = root.elementFromPoint(box.x + box.width / 2, y);
                    const seen = active.contains(top) || top?.contains(active);
                    return seen ? active.innerText || active.ariaLabel || active.id : "COVERED";
                }"""
            )
        )
    assert "COVERED" not in names
    return names


def test_the_focus_never_moves_by_itself(widget: Chat) -> None:
    active = "document.activeElement.tagName"
    assert widget.page.evaluate(active) == "BODY"
    widget.launcher.click()
    widget.ask(QUESTION)
    expect(widget.input).to_be_focused()
    widget.page.reload()
    expect(widget.verdicts).to_be_visible()
    assert widget.page.evaluate(active) == "BODY"


def test_the_log_is_live_and_each_message_comes_once(widget: Chat) -> None:
    widget.launcher.click()
    expect(widget.messages).to_have_count(1)
    expect(widget.log).to_have_attribute("aria-live", "polite")
    widget.log.evaluate(
        """log => {
            window.announced = [];
            new MutationObserver(changes => changes.forEach(change =>
                change.addedNodes.forEach(node => window.announced.push(node.ariaLabel ?? node.textContent))
            )).observe(log, { childList: true, subtree: true, characterData: true });
        }"""
    )
    widget.ask(QUESTION)
    assert widget.page.evaluate("announced") == ["Jij", "Assistent"]


def test_what_goes_on_is_said_as_a_status_and_moves_only_for_who_wants_that(
    browser: Browser, stack: Stack
) -> None:
    for motion, animation in (("no-preference", "blink"), ("reduce", "none")):
        with visitor(browser, stack, reduced_motion=motion) as context:
            page = context.new_page()
            page.goto("/?school=asko&rol=medewerker")
            chat = Chat(page)
            held = hold(page, "**/messages")
            chat.send(QUESTION)
            expect(chat.status).to_contain_text("De assistent zoekt het op")
            dot = chat.status.locator(".dots span").first
            assert dot.evaluate("dot => getComputedStyle(dot).animationName") == animation
            page.wait_for_timeout(100)
            let_go(page, held)
            expect(chat.verdicts).to_be_visible()
            expect(chat.status).to_be_empty()


@pytest.mark.parametrize("viewport", [ZOOMED, {"width": 320, "height": 640}])
def test_a_small_screen_can_do_it_all(
    browser: Browser, stack: Stack, site: str, viewport: dict[str, int]
) -> None:
    with visitor(browser, stack, viewport=viewport) as context:
        page = context.new_page()
        page.goto(f"{site}/?school=asko&user-role=medewerker")
        chat = Chat(page)
        chat.launcher.click()
        chat.ask(QUESTION)
        expect(chat.own.last).to_be_in_viewport()
        chat.citations.first.scroll_into_view_if_needed()
        expect(chat.citations.first).to_be_in_viewport()
        page.get_by_role("button", name="Sluiten").click()
        expect(chat.launcher).to_be_focused()
        assert fits(page)


def test_every_target_is_large_enough(chat: Chat) -> None:
    chat.ask(QUESTION)
    small = chat.page.evaluate(
        """() => [...document.querySelector("protocol-chat").shadowRoot.querySelectorAll("button")]
            .filter(button => button.offsetParent && (button.offsetHeight < 24 || button.offsetWidth < 24))
            .map(button => button.innerText)"""
    )
    assert small == []
