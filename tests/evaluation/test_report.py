"""The report holds what was measured, in tables that are whole, and its figures are reproducible."""

import pytest

from actions.reply import Status
from knowledge.form import Form
from knowledge.vocabulary import Role, Verdict
from tests.evaluation.contenders import ADVISOR, HTTP, KEPT_OUT
from tests.evaluation.given import Given
from tests.evaluation.gold import SILENCE, Expected, WrittenQuestion
from tests.evaluation.learning_curve import Point, counts
from tests.evaluation.report import LEARNING, PAGE, TRADE_OFF, documents
from tests.evaluation.scores import Item, headline

RULE = Expected(frozenset({"A.6"}), Verdict.NEE)
RIGHT = Given(("A.6",), Verdict.NEE, 0.9, milliseconds=3.0)
SILENT = Given((), Verdict.NIET_GEREGELD, 0.8, milliseconds=4.0)
FOREIGN = Given((), Verdict.NEE, 0.9, foreign=("konot/A.6",), status=Status.ANSWER, milliseconds=5.0)


def items(*given: Given) -> list[Item]:
    return [
        Item(WrittenQuestion("dev_1", f"{n}?", "x", Role.OUDER, None, Form.MAG, None), "asko", expected, each)
        for n, (expected, each) in enumerate(
            (expected, each) for expected in (RULE, SILENCE) for each in given
        )
    ]


@pytest.fixture
def written() -> dict[str, str]:
    scored = {part: items(RIGHT, SILENT) for part in ("dev", "test")}
    whole = {part: items(RIGHT, FOREIGN) for part in ("dev", "test")}
    ranking = {part: items(Given(("A.5",), None, milliseconds=1.0)) for part in ("dev", "test")}
    scores = {name: score.value for name, score in headline(scored["dev"]).items()}
    points = [Point(count, scores, 0.5, 0.6) for count in counts(9)]
    by_system = {"BM25": ranking, ADVISOR: scored, KEPT_OUT: scored, HTTP: whole}
    return documents(by_system, points, full=False)


def test_every_table_is_whole(written: dict[str, str]) -> None:
    blocks = [block.splitlines() for block in written[PAGE].split("\n\n")]
    tables = [[line for line in block if line.startswith("|")] for block in blocks]
    assert sum(1 for table in tables if table) > 10
    for table in filter(None, tables):
        assert len({line.count("|") for line in table}) == 1, table[0]


def test_a_clause_of_another_school_is_an_aim_that_was_missed(written: dict[str, str]) -> None:
    line = next(line for line in written[PAGE].splitlines() if line.startswith("| wrong-school citations"))
    assert line.endswith("| 2 | **no** |")


def test_a_mere_ranking_has_no_score_for_silence(written: dict[str, str]) -> None:
    line = next(line for line in written[PAGE].splitlines() if line.startswith("| BM25 "))
    assert line.count("–") >= 6


def test_the_figures_are_the_same_bytes_for_the_same_data(written: dict[str, str]) -> None:
    scored = {part: items(RIGHT, SILENT) for part in ("dev", "test")}
    whole = {part: items(RIGHT, FOREIGN) for part in ("dev", "test")}
    points = [
        Point(count, {n: s.value for n, s in headline(scored["dev"]).items()}, 0.5, 0.6)
        for count in counts(9)
    ]
    again = documents({ADVISOR: scored, HTTP: whole}, points, full=False)
    for name in (TRADE_OFF, LEARNING):
        assert written[name] == again[name]
        assert written[name].startswith("<?xml")


def test_the_curve_has_a_point_for_few_authors_and_for_all() -> None:
    assert counts(9) == [1, 2, 3, 5, 7, 9]
    assert counts(12) == [1, 2, 3, 5, 7, 9, 11, 12]
    assert counts(1) == [1]
