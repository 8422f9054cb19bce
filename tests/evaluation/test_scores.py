"""Scores say what they are called."""

from actions.reply import Status
from knowledge.form import Form
from knowledge.questions import NO_TOPIC
from knowledge.vocabulary import Role, Verdict
from tests.evaluation.given import Given
from tests.evaluation.gold import SILENCE, Expected, WrittenQuestion
from tests.evaluation.scores import Item, calibration_error, headline, reliability, share, trade_off

RULE = Expected(frozenset({"A.6"}), Verdict.NEE)
SAID_NOTHING = Given((), Verdict.NIET_GEREGELD, 0.5)


def item(expected: Expected, given: Given, topic: str = "x", text: str = "?") -> Item:
    question = WrittenQuestion("dev_1", text, topic, Role.OUDER, None, Form.MAG, None)
    return Item(question, "asko", expected, given)


def test_wholly_right_is_clause_and_verdict_or_honest_silence() -> None:
    assert item(RULE, Given(("A.6",), Verdict.NEE)).wholly_right
    assert not item(RULE, Given(("A.6",), Verdict.JA)).wholly_right
    assert not item(RULE, Given(("A.5",), Verdict.NEE)).wholly_right
    assert not item(RULE, SAID_NOTHING).wholly_right
    assert item(SILENCE, SAID_NOTHING).wholly_right
    assert not item(SILENCE, Given(("A.6",), Verdict.NEE)).wholly_right


def test_silence_and_needless_refusals_are_scored_apart() -> None:
    scores = headline(
        [
            item(RULE, SAID_NOTHING, text="1"),
            item(RULE, Given(("A.6",), Verdict.NEE), text="2"),
            item(SILENCE, SAID_NOTHING, text="3"),
            item(SILENCE, Given(("A.6",), Verdict.NEE), topic="none", text="4"),
        ]
    )
    assert (scores["needless refusals"].value, scores["needless refusals"].items) == (0.5, 2)
    assert (scores["honest silence"].value, scores["honest silence"].items) == (1.0, 1)
    assert (scores["off topic"].value, scores["off topic"].items) == (0.0, 1)


def test_the_interval_holds_the_share_and_narrows_with_more_questions() -> None:
    def score(count: int) -> float:
        items = [
            item(RULE, Given(("A.6",), Verdict.NEE if n % 2 else Verdict.JA), text=str(n))
            for n in range(count)
        ]
        found = share(items, lambda each: each.wholly_right)
        assert found.low <= found.value <= found.high
        return found.high - found.low

    assert score(1000) < score(20)


def test_confidence_that_is_right_as_often_as_it_says_is_calibrated() -> None:
    right, wrong = Given(("A.6",), Verdict.NEE, 0.75), Given(("A.5",), Verdict.NEE, 0.75)
    assert calibration_error([item(RULE, right)] * 3 + [item(RULE, wrong)]) == 0
    assert calibration_error([item(RULE, wrong)] * 4) == 0.75


def test_bins_tell_how_often_it_is_right_when_it_is_so_sure() -> None:
    sure, unsure = Given(("A.6",), Verdict.NEE, 0.97), Given(("A.5",), Verdict.NEE, 0.31)
    ranked = Given(("A.6",), None)
    bins = reliability([item(RULE, sure), item(RULE, sure), item(RULE, unsure), item(RULE, ranked)])
    assert [(each.low, each.items, each.right) for each in bins] == [(0.3, 1, 0.0), (0.9, 2, 1.0)]


def test_a_higher_threshold_refuses_more_and_is_silent_more_often() -> None:
    items = [
        item(RULE, Given(("A.6",), Verdict.NEE, 0.9)),
        item(RULE, Given((), Verdict.NIET_GEREGELD, 0.6)),
        item(SILENCE, Given((), Verdict.NIET_GEREGELD, 0.7)),
        item(SILENCE, Given(("A.6",), Verdict.NEE, 0.5)),
    ]
    assert trade_off(items, [0.0, 0.35, 0.45, 0.8, 1.0]) == [(0, 0), (0, 0.5), (0.5, 0.5), (0.5, 1), (1, 1)]


def test_asking_back_is_no_answer_where_there_is_a_rule_and_no_silence_where_there_is_none() -> None:
    asked = Given((), None, status=Status.CLARIFY)
    scores = headline([item(RULE, asked, text="1"), item(SILENCE, asked, text="2")])
    assert scores["needless refusals"].value == 1
    assert scores["clause cited"].value == scores["honest silence"].value == 0


def test_off_topic_any_reply_without_a_clause_will_do_unless_something_failed() -> None:
    for status, right in ((Status.OFF_TOPIC, True), (Status.NOT_COVERED, True), (Status.ERROR, False)):
        assert item(SILENCE, Given((), None, status=status), topic=NO_TOPIC).wholly_right is right
