"""Debian's Chromium, driven by Playwright; nothing is downloaded."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

EXECUTABLE = Path(os.environ.get("PROTOCOLWIJZER_CHROMIUM") or "/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class ChromiumMissing(Exception):
    """The browser tests cannot run."""

    def __init__(self) -> None:
        super().__init__(f"{EXECUTABLE} is niet te vinden. Op Debian en Ubuntu: apt-get install chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; raises ChromiumMissing when it is not installed."""
    if not EXECUTABLE.exists():
        raise ChromiumMissing
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=list(ARGUMENTS))
        yield browser
        browser.close()
