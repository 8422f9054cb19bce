import pytest

from knowledge.conditions import load_conditions
from knowledge.exceptions import unreviewed_conditions
from knowledge.protocol import Clause
from knowledge.vocabulary import Verdict


def clause(text: str, norm: str) -> Clause:
    content = {"id": "1", "school": "nieuw", "text": text, "kind": "rule", "norm": norm}
    return Clause.model_validate(
        {**content, "addressees": ["leerling"], "topics": ["telefoon-mee-naar-school"]}
    )


@pytest.mark.parametrize(
    ("text", "norm", "words"),
    [
        (
            "Telefoons zijn verboden, tenzij de leraar ze nodig heeft.",
            "verbod",
            "tenzij de leraar ze nodig heeft",
        ),
        ("Filmen mag, mits iedereen het weet; de school kijkt mee.", "toestemming", "mits iedereen het weet"),
        ("Appen mag alleen indien het dringend is.", "toestemming", "alleen indien het dringend is"),
    ],
)
def test_words_of_an_exception_become_a_condition(text: str, norm: str, words: str) -> None:
    (condition,) = clause(text, norm).conditions
    assert condition.words == words
    assert (condition.met, condition.unmet) == (Verdict.JA, Verdict.NEE)
    assert condition.question.endswith("”?")


def test_the_verdict_is_then_a_conditional_yes_and_free_text_settles_it() -> None:
    forbidden = clause("Telefoons zijn verboden, tenzij de brandweer belt.", "verbod")
    (rule,) = forbidden.topics
    assert rule.verdict is Verdict.JA_MITS
    assert rule.conditions == ("uitzondering",)
    assert load_conditions().met("en als de brandweer belt?", forbidden.conditions[0]) is True


@pytest.mark.parametrize(
    ("text", "norm"), [("Dat is verboden.", "verbod"), ("Fijn, mits het kan.", "mededeling")]
)
def test_no_exception_no_condition(text: str, norm: str) -> None:
    assert unreviewed_conditions(text, norm) == []
