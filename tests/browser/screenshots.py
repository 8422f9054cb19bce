"""Pictures of every page and state, to be looked at: `python -m tests.browser.screenshots [FOLDER]`."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.stack.settings import ROOT
from knowledge.library import load_library
from tests.browser.chat import QUESTION, Chat, hold, let_go
from tests.browser.chromium import chromium
from tests.browser.lesson import CHROMEBOOK, SETTLED, Lesson, set_up, vote
from tests.browser.pages_server import pages_of
from tests.browser.site import school_site
from tests.stack import real_stack
from tests.unreviewed import with_unreviewed_school

PHONE = {"viewport": {"width": 375, "height": 740}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}
DEVICES: dict[str, dict[str, Any]] = {
    "telefoon": PHONE,
    "laptop": LAPTOP,
    "donker": {**LAPTOP, "color_scheme": "dark"},
    "telefoon-donker": {**PHONE, "color_scheme": "dark"},
    "hoog-contrast": {**LAPTOP, "forced_colors": "active"},
    "zoom-400": {"viewport": {"width": 320, "height": 256}},
}
PAGES = {
    "start": "/",
    "protocollen": "/protocollen",
    "protocol": "/protocollen/asko",
    "protocol-regel": "/protocollen/asko#A.6",
    "vergelijk": "/vergelijk",
    "privacy": "/privacy",
    "vergelijk-school": "/vergelijk?school=konot&rol=ouder",
    "vergelijk-onderwerp": "/vergelijk?onderwerp=vrienden-medewerker-met-leerling",
    "vergelijk-niets": "/vergelijk?zoek=paardrijden",
    "zoeken": "/zoeken",
    "zoeken-gevonden": "/zoeken?zoek=foto+van+leerlingen",
    "les-maken": "/les",
    "lesbrief": "/les/handleiding",
    "fout": "/nergens",
    "ontwikkelaars": "/docs",
}
UNREVIEWED = {
    "niet-nagekeken-protocollen": "/protocollen",
    "niet-nagekeken-protocol": "/protocollen/regenboog",
    "niet-nagekeken-vergelijk": "/vergelijk?school=regenboog",
}


def pages(page: Page) -> Iterator[str]:
    """Shows every page; gives the name of each."""
    for name, address in PAGES.items():
        page.goto(address)
        yield name
    page.goto("/vergelijk")
    page.locator("summary:visible").first.click()
    yield "vergelijk-regel"
    for name in ("protocol", "vergelijk", "vergelijk-onderwerp"):
        page.goto(PAGES[name])
        page.emulate_media(media="print")
        yield f"{name}-papier"
        page.emulate_media(media="screen")


def unreviewed(page: Page, address: str) -> Iterator[str]:
    """Shows what nobody reviewed; `address` is that of a gateway with such a school."""
    for name, path in UNREVIEWED.items():
        page.goto(f"{address}{path}")
        yield name


def home_chat(page: Page) -> Iterator[str]:
    """Shows the chat of the home page."""
    page.goto("/")
    chat = Chat(page)
    chat.ask(QUESTION)
    yield "gesprek-welke-school"
    page.goto("/?school=asko&rol=medewerker")
    chat.done()
    chat.ask(QUESTION)
    yield "gesprek-antwoord"


def widget(page: Page, site: str) -> Iterator[str]:
    """Shows the widget on the website of a school, in each of its states."""
    page.goto(f"{site}/?school=konot&user-role=medewerker&questions=Mag+dat%3F%7CWie+beslist+dat%3F")
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    yield "widget-dicht"
    chat.launcher.click()
    expect(chat.messages).to_have_count(1)
    yield "widget-open"
    held = hold(page, "**/messages")
    chat.send(QUESTION)
    chat.own.first.wait_for()
    yield "widget-bezig"
    let_go(chat.page, held)
    chat.done()
    page.unroute("**/messages")
    yield "widget-niet-geregeld"
    chat.ask("en bij Tweespan?")
    yield "widget-antwoord"
    chat.button("Niet nuttig").last.click()
    yield "widget-mening"
    page.context.set_offline(True)
    chat.send("Mag ik een foto van de klas plaatsen?")
    chat.button("Probeer opnieuw").wait_for()
    yield "widget-niet-verstuurd"
    chat.send(" ")
    yield "widget-leeg-bericht"
    page.context.set_offline(False)
    chat.button("Wis gesprek").click()
    chat.done()
    yield "widget-gewist"


def lesson(browser: Browser, url: str, look: dict[str, Any]) -> Iterator[tuple[str, Page]]:
    """Shows a lesson on smartboard, phone and Chromebook; gives the names of states with their pages."""

    @contextmanager
    def visit(**options: Any) -> Iterator[BrowserContext]:
        context = browser.new_context(base_url=url, locale="nl-NL", **options)
        yield context
        context.close()

    with Lesson(visit, **look) as given:
        setup, phone, chromebook = given.screen(CHROMEBOOK), given.pupil(), given.pupil(CHROMEBOOK)
        set_up(setup, SETTLED)
        yield "les-klaar", setup
        screens = {
            "bord": given.board,
            "docent": given.presenter,
            "leerling": phone,
            "leerling-chromebook": chromebook,
        }

        def state(name: str) -> Iterator[tuple[str, Page]]:
            return ((f"les-{screen}-{name}", page) for screen, page in screens.items())

        yield from state("meedoen")
        given.press("Begin", "60 s", "Toon de stand")
        vote(phone, "Mag niet")
        yield from state("stemmen")
        given.press("Sluit de stemming")
        expect(phone.locator(".bars")).to_be_visible()
        yield from state("uitslag")
        given.press("Toon de regel")
        expect(phone.locator(".ruling").first).to_be_visible()
        yield from state("regel")
        given.press("Volgende")
        given.reveal()
        phone.get_by_label("Jouw idee voor een regel").fill("Alleen als je ver moet fietsen")
        phone.get_by_role("button", name="Stuur naar je leraar").click()
        expect(given.presenter.locator(".moderation li")).to_have_count(1)
        yield from state("niet-geregeld")
        given.press("Naar het einde")
        expect(given.board.locator(".summary").first).to_be_visible()
        yield from state("einde")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as running:
        stack = running.enter_context(real_stack(Path(running.enter_context(TemporaryDirectory()))))
        port = urlsplit(stack.settings.embed_origins[0]).port or 0
        site = running.enter_context(school_site(port, stack.url))
        drafts = Path(running.enter_context(TemporaryDirectory()))
        draft = running.enter_context(pages_of(with_unreviewed_school(load_library()), drafts))
        browser = running.enter_context(chromium())
        for device, options in DEVICES.items():
            context = browser.new_context(base_url=stack.url, locale="nl-NL", **options)
            page = context.new_page()
            for name in chain(pages(page), unreviewed(page, draft), home_chat(page), widget(page, site)):
                page.screenshot(path=folder / f"{name}-{device}.png")
            context.close()
        for look, options in {"licht": {}, "donker": {"color_scheme": "dark"}}.items():
            for name, page in lesson(browser, stack.url, options):
                page.screenshot(path=folder / f"{name}-{look}.png")
    print(f"De schermafdrukken staan in {folder}.")


if __name__ == "__main__":
    main()
