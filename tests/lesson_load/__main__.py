"""`make lesson-load`: whole classes at once on the real stack; writes docs/les-belasting.md."""

import tempfile
from functools import partial
from pathlib import Path

import anyio

from bot.stack.settings import ROOT
from tests.lesson_load.browsers import browsers
from tests.lesson_load.chat import chat_times
from tests.lesson_load.measuring import Figures, measure
from tests.lesson_load.report import report
from tests.stack import real_stack

REPORT = ROOT / "docs" / "les-belasting.md"
IN_BROWSERS = 5
OTHERS = 30
LESSONS_AT_ONCE = 8


async def run(url: str) -> tuple[Figures, Figures, list[float]]:
    """One class of 35, eight classes of 30, and how fast the chat is when nobody is in a lesson."""
    alone = await chat_times(url)
    async with browsers(url, IN_BROWSERS) as pages:
        one = await measure(url, lessons=1, pupils=OTHERS, pages=pages)
    many = await measure(url, lessons=LESSONS_AT_ONCE, pupils=OTHERS, pages=[])
    return one, many, alone


def main() -> None:
    with tempfile.TemporaryDirectory() as build, real_stack(Path(build)) as stack:
        one, many, alone = anyio.run(partial(run, stack.url))
    text = report(one, many, alone)
    REPORT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
