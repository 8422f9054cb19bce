"""The widget as a visitor handles it."""

from playwright.sync_api import Locator, Page, Route

QUESTION = "Mag ik vrienden worden met een leerling?"
POLL_MS = 50


def hold(page: Page, pattern: str) -> list[Route]:
    """Keeps requests from being sent; gives the list in which they wait."""
    held: list[Route] = []
    page.route(pattern, lambda route: held.append(route))
    return held


def let_go(page: Page, held: list[Route], number: int = 0) -> None:
    """Sends a request that is held, when it has come; the first is number 0."""
    while len(held) <= number:
        page.wait_for_timeout(POLL_MS)
    held[number].continue_()


class Chat:
    """The chat on a page; every locator finds its elements in the shadow root."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.get_by_role("button", name="Stel een vraag")
        self.input = page.get_by_role("textbox", name="Je vraag")
        self.log = page.get_by_role("log")
        self.messages = page.locator("protocol-chat .message")
        self.answers = page.locator("protocol-chat .message.assistant")
        self.own = page.locator("protocol-chat .message.own")
        self.verdicts = page.locator("protocol-chat .verdict")
        self.citations = page.locator("protocol-chat .citation figcaption a")
        self.status = page.locator("protocol-chat").get_by_role("status")
        self.alert = page.locator("protocol-chat").get_by_role("alert")

    def button(self, name: str) -> Locator:
        return self.page.locator("protocol-chat").get_by_role("button", name=name, exact=True)

    def send(self, text: str) -> None:
        """Types a message and sends it, without waiting for what comes back."""
        self.input.fill(text)
        self.input.press("Enter")

    def ask(self, text: str) -> Locator:
        """Asks something and gives the last answer to it."""
        before = self.own.count()
        self.send(text)
        self.own.nth(before).wait_for()
        answer = self.page.locator("protocol-chat .message.own ~ .message.assistant").last
        self.done()
        answer.wait_for()
        return answer

    def done(self) -> None:
        """Waits until nothing is going on."""
        self.page.locator("protocol-chat button[type=submit][aria-disabled=false]").wait_for()

    def kept(self) -> int:
        """How much the tab remembers of it, in entries of the session storage."""
        count: int = self.page.evaluate("sessionStorage.length")
        return count
