"""A lesson as teacher and pupils handle it, each in a browser of their own."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any, Self

from playwright.sync_api import BrowserContext, Page, expect

BOARD = {"width": 1920, "height": 1080}
PHONE = {"width": 360, "height": 740}
CHROMEBOOK = {"width": 1366, "height": 768}
Visitor = Callable[..., AbstractContextManager[BrowserContext]]

SETTLED = "Een nare grap in de groepsapp"
SILENT = "Een telefoon in de tas"


class Lesson:
    """A lesson of ASKO for groep 7 and 8, set up on the page and open on board and presenter."""

    def __init__(self, visitor: Visitor, **look: Any) -> None:
        self._visitor = visitor
        self._look = look
        self._open = ExitStack()

    def __enter__(self) -> Self:
        setup = self.screen(CHROMEBOOK)
        set_up(setup, SETTLED, SILENT)
        board, presenter = (
            setup.get_by_role("link", name=name).get_attribute("href") or ""
            for name in ("Open het bord", "Open het docentscherm")
        )
        self.code = board.split("/")[2]
        self.secret = board.partition("#")[2]
        self.board, self.presenter = self.screen(BOARD), self.screen(CHROMEBOOK)
        self.board.goto(board)
        self.presenter.goto(presenter)
        expect(self.board.get_by_role("heading", level=1)).to_have_text("Doe mee met de les")
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def screen(self, viewport: dict[str, int]) -> Page:
        """A page in a browser of somebody's own."""
        return self._open.enter_context(self._visitor(viewport=viewport, **self._look)).new_page()

    def pupil(self, viewport: dict[str, int] = PHONE) -> Page:
        """A pupil who has typed the code."""
        page = self.screen(viewport)
        page.goto("/les")
        page.get_by_label("Code van het bord").fill(f"{self.code[:4].lower()} {self.code[4:].lower()}")
        page.get_by_role("button", name="Doe mee").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Je doet mee!")
        return page

    def press(self, *names: str) -> None:
        """Buttons of the board, one after the other."""
        for name in names:
            self.board.get_by_role("button", name=name, exact=True).click()

    def reveal(self) -> None:
        self.press("Sluit de stemming", "Toon de regel")


def set_up(page: Page, *titles: str, school: str = "asko") -> None:
    """Makes a lesson of the school with these cases."""
    page.goto("/les")
    page.get_by_label("Je school").select_option(school)
    page.get_by_role("button", name="Kies er geen").click()
    for title in titles:
        page.get_by_label(title).check()
    page.get_by_role("button", name="Maak de les").click()
    expect(page.get_by_role("heading", name="Je les staat klaar")).to_be_focused()


def vote(page: Page, word: str) -> None:
    page.get_by_role("button", name=word, exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Je koos")).to_contain_text(word)
