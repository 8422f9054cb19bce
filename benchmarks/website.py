"""What a visitor waits for: pages, the chat getting ready on a slow phone, and an answer in the browser.

Measured on the real stack with Chromium on the same machine, so that no network is in it.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, Page

from benchmarks.size import questions
from benchmarks.timing import Timing, best_of
from knowledge.vocabulary import Role
from tests.browser.chat import Chat
from tests.browser.chromium import chromium
from tests.browser.site import school_site
from tests.stack import real_stack

SCHOOL, ROLE = "asko", Role.MEDEWERKER
BARE = "/health"
"""An answer of the same server without a page."""
PAGES = {
    "home": "/",
    "list of protocols": "/protocollen",
    "the longest protocol": "/protocollen/oog",
    "comparison, every topic": "/vergelijk",
    "comparison, one school": "/vergelijk?school=konot&rol=ouder",
    "comparison, one topic": "/vergelijk?onderwerp=vrienden-medewerker-met-leerling",
    "search, with its retrieval": "/zoeken?zoek=foto+van+leerlingen",
}
VISITS = 50
LOADS = 15
QUESTIONS = 60
TURNS = 10
"""Questions in one conversation, then another begins."""
SLOW = 4
"""How many times slower the processor of a slow phone is."""
WHEN_READY = """
customElements.whenDefined("protocol-chat").then(() => requestAnimationFrame(
    () => requestAnimationFrame(() => { window.readyAfter = performance.now(); })
));
"""
WATCH = """log => {
    let asked = 0;
    window.waited = [];
    log.getRootNode().addEventListener("keydown", event => {
        if (event.key === "Enter") asked = performance.now();
    }, true);
    new MutationObserver(changes => {
        const isAnswer = node => node.matches(".assistant");
        if (changes.some(change => [...change.addedNodes].some(isAnswer)))
            requestAnimationFrame(() => window.waited.push(performance.now() - asked));
    }).observe(log, { childList: true });
}"""


@dataclass(frozen=True, slots=True)
class Load:
    """From the start of the navigation to the chat drawn and listening, without and with the slow-down."""

    name: str
    normal: Timing
    slow: Timing


@dataclass(frozen=True, slots=True)
class Website:
    """Everything that was measured, in milliseconds.

    `busy` is how many processes wanted a core in the minute before it began (the load average).
    `pages`: from request to the whole page, by name; `bare`: the same for an answer without a page. `answer`:
    from the Enter key to the answer drawn in the browser; `interface`: the same questions over HTTP.
    """

    busy: float
    bare: Timing
    pages: dict[str, Timing]
    loads: tuple[Load, ...]
    answer: Timing
    interface: Timing


def measure_website() -> Website:
    """Starts the stack and a browser; takes about two minutes."""
    busy = os.getloadavg()[0]
    with ExitStack() as running:
        stack = running.enter_context(real_stack(Path(running.enter_context(TemporaryDirectory()))))
        port = urlsplit(stack.settings.embed_origins[0]).port or 0
        site = running.enter_context(school_site(port, stack.url))
        http = running.enter_context(httpx.Client(base_url=stack.url, trust_env=False, timeout=30))
        browser = running.enter_context(chromium())
        bare, pages = time_pages(http)
        loads = (
            time_load(browser, "home page", f"{stack.url}/"),
            time_load(browser, "widget on the page of a school", f"{site}/?school={SCHOOL}"),
        )
        answer, interface = time_answers(browser, http)
    return Website(busy, bare, pages, loads, answer, interface)


def time_pages(http: httpx.Client) -> tuple[Timing, dict[str, Timing]]:
    """A bare answer, and each page by name."""
    works = {address: partial(_visit, http, address) for address in (BARE, *PAGES.values())}
    for visit in works.values():
        visit(0)
    taken = best_of(works, range(VISITS), rounds=1)
    return Timing.of(taken[BARE]), {name: Timing.of(taken[address]) for name, address in PAGES.items()}


def time_load(browser: Browser, name: str, address: str) -> Load:
    """A page with the chat, opened by new visitors with nothing in their cache."""
    taken: dict[int, list[float]] = {1: [], SLOW: []}
    for _ in range(LOADS):
        for slower, times in taken.items():
            times.append(_ready_after(browser, address, slower))
    return Load(name, Timing.of(taken[1]), Timing.of(taken[SLOW]))


def time_answers(browser: Browser, http: httpx.Client) -> tuple[Timing, Timing]:
    """Each question in the browser and over HTTP; which of the two comes first alternates."""
    texts = [question.text for question in questions((SCHOOL,)) if question.asker is ROLE][:QUESTIONS]
    in_browser: list[float] = []
    over_http: list[float] = []
    for start in range(0, len(texts), TURNS):
        some = texts[start : start + TURNS]
        with _visitor(browser) as page:
            page.goto(f"{http.base_url}?school={SCHOOL}&rol={ROLE}")
            over_http.extend(_talk(Chat(page), _Conversation(http), some))
            in_browser.extend(_waited(page, len(some)))
    return Timing.of(in_browser), Timing.of(over_http)


class _Conversation:
    """A conversation over HTTP."""

    def __init__(self, http: httpx.Client) -> None:
        self._http = http
        opened = http.post("/api/conversations", json={"school": SCHOOL, "role": ROLE})
        self._address = f"/api/conversations/{opened.json()['id']}/messages"
        self.times: list[float] = []

    def ask(self, text: str) -> None:
        started = perf_counter()
        self._http.post(self._address, json={"text": text}).raise_for_status()
        self.times.append((perf_counter() - started) * 1000)


def _talk(chat: Chat, conversation: _Conversation, texts: Sequence[str]) -> list[float]:
    """Asks everything in both; gives the times over HTTP, while the page keeps its own."""
    chat.ask("hallo")
    chat.log.evaluate(WATCH)
    for place, text in enumerate(texts):
        for one in (chat, conversation) if place % 2 else (conversation, chat):
            one.ask(text)
    return conversation.times


def _visit(http: httpx.Client, address: str, _time: int) -> None:
    http.get(address, headers={"Accept": "text/html"}).raise_for_status()


def _ready_after(browser: Browser, address: str, slower: int) -> float:
    with _visitor(browser) as page:
        page.add_init_script(WHEN_READY)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address)
        page.wait_for_function("window.readyAfter")
        milliseconds: float = page.evaluate("window.readyAfter")
    return milliseconds


def _waited(page: Page, times: int) -> Sequence[float]:
    page.wait_for_function("times => window.waited.length >= times", arg=times)
    waited: list[float] = page.evaluate("window.waited")
    return waited


@contextmanager
def _visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL")
    yield context.new_page()
    context.close()
