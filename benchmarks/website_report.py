"""docs/benchmark-website.md: what a visitor waits for, beside what was aimed at."""

import os
import platform
from collections.abc import Iterator

from benchmarks.timing import Timing
from benchmarks.website import LOADS, QUESTIONS, SLOW, VISITS, Website

INTRODUCTION = f"""# Benchmark of the website
Written by `make benchmark ARGS=website`, on {os.cpu_count()} cores {platform.machine()} that the stack and
the browser share; no network is in it. In the minute before, {{busy:.1f}} processes of other work wanted
a core: more than 1 makes every time longer. Not part of the tests: times differ from machine to machine, the
ratios less so. Times are in milliseconds, median (95th percentile)."""

PAGES = f"""
## Pages
From the request to the whole page, {VISITS} times each, in turn; beside an answer of the same server that is
no page. Aim: 20 ms. The search asks the action server, which embeds the words.

| page | time | times a bare answer |
|---|---:|---:|"""

LOADING = f"""
## The chat gets ready
From the start of the navigation until the chat is drawn and listens, {LOADS} visitors each with an empty
cache; also with a processor that the browser makes {SLOW} times slower, as a cheap phone. Aim: 1,000 ms when
slow.

| where | normal | slow | ratio |
|---|---:|---:|---:|"""

ANSWERS = f"""
## An answer in the chat
From the Enter key until the answer is drawn, for {QUESTIONS} questions of the dev authors; beside the same
questions over HTTP in the same run. Aim: 150 ms at the median.

| in the browser | over HTTP | ratio |
|---:|---:|---:|"""


def website_report(website: Website) -> str:
    """The whole page."""
    return "\n".join(_lines(website)) + "\n"


def _lines(website: Website) -> Iterator[str]:
    yield INTRODUCTION.format(busy=website.busy)
    yield PAGES
    yield _row("a bare answer", website.bare.text, "1")
    for name, timing in website.pages.items():
        yield _row(name, timing.text, _ratio(timing, website.bare))
    yield LOADING
    for load in website.loads:
        yield _row(load.name, load.normal.text, load.slow.text, _ratio(load.slow, load.normal))
    yield ANSWERS
    yield _row(website.answer.text, website.interface.text, _ratio(website.answer, website.interface))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _ratio(timing: Timing, beside: Timing) -> str:
    return f"{timing.median / beside.median:.1f}"
