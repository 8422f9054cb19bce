"""How long a visitor waits. The numbers are promises; a busy machine gets a few chances to keep them."""

from collections.abc import Callable
from statistics import median

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chat import QUESTION, Chat
from tests.browser.conftest import visitor
from tests.stack import Stack

SLOW_PHONE = 4
"""How many times slower the processor of the phone is."""
INTERACTIVE_MS = 1000
PAGE_MS = 20
ANSWER_MS = 150
CHANCES = 4
PAGES = [
    "/",
    "/protocollen",
    "/protocollen/oog",
    "/vergelijk",
    "/vergelijk?school=konot&rol=ouder",
    "/widget.js",
]
WHEN_READY = """
customElements.whenDefined("protocol-chat").then(() => requestAnimationFrame(() => {
    window.ready = performance.now();
}));
"""
WAITED = """log => new Promise(done => {
    const began = performance.now();
    new MutationObserver(() => {
        if (log.querySelectorAll(".assistant").length > %d) done(performance.now() - began);
    }).observe(log, { childList: true });
    document.activeElement.shadowRoot.activeElement.form.requestSubmit();
})"""


def best(measure: Callable[[], float], limit: float) -> float:
    """The first measurement within the limit, or else the smallest of all chances."""
    taken = []
    for _ in range(CHANCES):
        taken.append(measure())
        if taken[-1] <= limit:
            break
    return min(taken)


@pytest.mark.parametrize("where", ["home page", "widget"])
def test_a_slow_phone_can_begin_within_a_second(
    browser: Browser, stack: Stack, site: str, where: str
) -> None:
    address = "/" if where == "home page" else f"{site}/?school=asko"

    def measure() -> float:
        with visitor(browser, stack, viewport={"width": 375, "height": 740}) as context:
            context.add_init_script(WHEN_READY)
            page = context.new_page()
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PHONE})
            page.goto(address)
            page.wait_for_function("window.ready")
            ready: float = page.evaluate("window.ready")
            return ready

    assert best(measure, INTERACTIVE_MS) <= INTERACTIVE_MS


@pytest.mark.parametrize("address", PAGES)
def test_a_page_takes_the_server_little_time(stack: Stack, address: str) -> None:
    with httpx.Client(base_url=stack.url, trust_env=False) as client:
        client.get(address)

        def measure() -> float:
            return median(client.get(address).elapsed.total_seconds() * 1000 for _ in range(9))

        assert best(measure, PAGE_MS) <= PAGE_MS


def test_an_answer_comes_soon(chat: Chat) -> None:
    chat.ask(QUESTION)

    def measure() -> float:
        return median(ask() for _ in range(7))

    def ask() -> float:
        expect(chat.own.last).to_be_attached()
        before = chat.answers.count()
        chat.input.fill(QUESTION)
        waited: float = chat.log.evaluate(WAITED % before)
        chat.done()
        return waited

    assert best(measure, ANSWER_MS) <= ANSWER_MS
