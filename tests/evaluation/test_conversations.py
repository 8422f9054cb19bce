import pytest

from actions.reply import Asks, Choice, Citation, Contact, Reply, Status
from knowledge.library import load_library
from knowledge.vocabulary import Verdict
from tests.evaluation.conversations import report
from tests.evaluation.dialogues import Expected, Part
from tests.evaluation.turns import ScoredTurn, cites_another, faults, value_of

LIBRARY = load_library()


def citation(school: str, clause: str) -> Citation:
    text = LIBRARY[school].clause(clause).text
    return Citation(
        school=school,
        organisation=LIBRARY[school].organisation,
        document="Protocol",
        edition="2018",
        section="A",
        clause=clause,
        quote=text,
        url=f"/protocollen/{school}#{clause}",
    )


ANSWER = Reply(
    status=Status.ANSWER,
    verdict=Verdict.JA_MITS,
    text="Ja, mits. Bij ASKO.",
    citations=(citation("asko", "A.6"),),
    asks=Asks.CONDITION,
    choices=(Choice(title="Nee", value="/deny"),),
    contacts=(Contact(name="Landelijke Vertrouwensinspecteur", phone="0900-1113111"),),
)


@pytest.mark.parametrize(
    "expected",
    [
        {"verdict": "ja_mits", "school": "asko", "clauses": ["A.6", "A.7"], "asks": "condition"},
        {"schools": ["asko"], "mentions": ["0900 1113111", "schoolproject"]},
    ],
)
def test_a_reply_as_expected_has_no_faults(expected: dict[str, object]) -> None:
    assert list(faults(Expected.model_validate({"status": "answer", **expected}), [ANSWER], LIBRARY)) == []


@pytest.mark.parametrize(
    "expected",
    [
        {"status": "not_covered"},
        {"verdict": "nee"},
        {"asks": "role"},
        {"clauses": ["A.5"]},
        {"school": "oog"},
        {"schools": ["konot"]},
        {"mentions": ["112"]},
    ],
)
def test_every_difference_is_a_fault(expected: dict[str, object]) -> None:
    wanted = Expected.model_validate({"status": "answer", **expected})
    assert len(list(faults(wanted, [ANSWER], LIBRARY))) == 1


def test_the_title_of_a_choice_is_sent_as_its_value() -> None:
    assert value_of("Nee", [ANSWER]) == "/deny"
    assert value_of("nee", [ANSWER]) == "nee"


def test_a_clause_of_another_school_is_seen() -> None:
    assert not cites_another([ANSWER], "asko")
    assert cites_another([ANSWER], "konot")


def test_the_report_counts_and_shows_what_failed() -> None:
    right = ScoredTurn(
        conversation="een",
        author="x",
        part=Part.TUNE,
        number=1,
        say="mag dat?",
        expected=Verdict.NEE,
        given=Verdict.NEE,
        told="Nee.",
        wrong=(),
        cites_wrong_school=False,
    )
    wrong = right.model_copy(
        update={"number": 2, "given": Verdict.JA_MITS, "wrong": ("verdict ja_mits instead of nee",)}
    )
    text = "\n".join(report([right, wrong]))
    assert "turns right: 1 of 2 (50.0%)" in text
    assert "een.2 'mag dat?': verdict ja_mits instead of nee" in text
