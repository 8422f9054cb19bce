"""The lesson guide: complete, true to the cases, and with help that exists."""

import re
from itertools import pairwise
from types import SimpleNamespace

import pytest

from bot.rendering import templates
from knowledge.cases import LESSONS, load_cases
from knowledge.help import load_help
from knowledge.library import Library

MINUTES = 45
CELL = re.compile(r'<th scope="row">(\d+)–(\d+)</th>')
CITED = re.compile(r"<cite>(.*?)</cite>")
HELP = ("112", "0800-0432", "0800-0113", "Helpwanted.nl", "0800-2000")


@pytest.fixture(scope="module")
def guide() -> str:
    request = SimpleNamespace(url=SimpleNamespace(path="/les/handleiding"))
    lines = {line.key: line for line in load_help().contacts}
    return templates.get_template("lesson/guide.html").render(request=request, help=lines)


def test_both_lessons_fill_their_time_without_a_gap(guide: str) -> None:
    times = [(int(start), int(end)) for start, end in CELL.findall(guide)]
    starts = [number for number, (start, _) in enumerate(times) if start == 0]
    assert len(starts) == 2
    for lesson in (times[: starts[1]], times[starts[1] :]):
        assert all(before[1] == after[0] for before, after in pairwise(lesson))
        assert lesson[-1][1] == MINUTES


def test_every_case_the_guide_names_can_be_chosen(guide: str, library: Library) -> None:
    titles = {case.title for cases in load_cases(LESSONS, library).values() for case in cases}
    named = CITED.findall(guide)
    assert len(named) == 15
    assert set(named) - titles == set()


@pytest.mark.parametrize("place", HELP)
def test_help_is_named(guide: str, place: str) -> None:
    assert place in guide
