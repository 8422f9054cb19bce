"""A real browser in front of the real stack."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chat import Chat
from tests.browser.chromium import chromium
from tests.browser.site import school_site
from tests.stack import Stack

LAPTOP = {"width": 1366, "height": 768}
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module: while Playwright runs, no other event loop can in this thread."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def site(stack: Stack) -> Iterator[str]:
    """The website of a school, on an origin that the gateway's configuration names."""
    port = urlsplit(stack.settings.embed_origins[0]).port
    assert port is not None
    with school_site(port, stack.url) as address:
        yield address


@contextmanager
def visitor(browser: Browser, stack: Stack, **options: Any) -> Iterator[BrowserContext]:
    """A browser of somebody's own.

    Fails afterwards when a page broke, was refused something by a policy, or asked another machine for
    anything.
    """
    context = browser.new_context(**{"base_url": stack.url, "locale": "nl-NL", "viewport": LAPTOP, **options})
    context.set_default_timeout(PATIENCE_MS)
    broken: list[str] = []
    context.on("weberror", lambda error: broken.append(str(error.error)))
    context.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text else None)
    context.on(
        "request",
        lambda sent: broken.append(sent.url) if urlsplit(sent.url).hostname != "127.0.0.1" else None,
    )
    yield context
    context.close()
    assert broken == []


@pytest.fixture
def context(browser: Browser, stack: Stack) -> Iterator[BrowserContext]:
    with visitor(browser, stack) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def chat(page: Page) -> Chat:
    """The chat of the home page, for a member of staff of ASKO."""
    page.goto("/?school=asko&rol=medewerker")
    return Chat(page)


@pytest.fixture
def widget(page: Page, site: str) -> Chat:
    """The chat on the website of a school."""
    page.goto(f"{site}/?school=asko&user-role=medewerker&questions=Mag+dat%3F%7CMag+dit%3F")
    return Chat(page)


@pytest.fixture
def browser_of_a_stranger(browser: Browser) -> Iterator[Page]:
    """A page on which refusals are what should happen."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
