"""Pupils in real browsers: each a context of its own in one Chromium."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page, async_playwright

from tests.bot.lessons.classroom import Place
from tests.browser.chromium import ARGUMENTS, EXECUTABLE

PHONE = {"width": 360, "height": 740}
WATCH = """
window.reached = {};
new MutationObserver(() => {
  const place = document.querySelector("#lesson")?.dataset.place;
  if (place && !(place in window.reached)) window.reached[place] = Date.now() / 1000;
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-place"] });
"""


@asynccontextmanager
async def browsers(url: str, count: int) -> AsyncIterator[list[Page]]:
    """So many phones, each with an empty page that notes when it shows a place of a lesson."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=EXECUTABLE, args=list(ARGUMENTS))
        pages = []
        for _ in range(count):
            context = await browser.new_context(base_url=url, viewport=PHONE, locale="nl-NL")
            await context.add_init_script(WATCH)
            pages.append(await context.new_page())
        yield pages
        await browser.close()


async def reached(page: Page, place: Place) -> float:
    """When the page showed a place, by the clock of the machine; waits for it."""
    position, stage = place
    name = f"{position} {stage or ''}"
    await page.wait_for_function("name => name in window.reached", arg=name)
    when: float = await page.evaluate("name => window.reached[name]", name)
    return when
