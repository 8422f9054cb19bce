"""Rulings: the right clause of the right school for the right person; silence where nothing settles it."""

import pytest

from knowledge.advisor import Advisor
from knowledge.errors import UnknownSchool
from knowledge.question import Question
from knowledge.vocabulary import Role, Verdict
from tests.knowledge.conftest import SCHOOLS

FRIENDS = "mag ik vrienden worden met een leerling?"
MEDEWERKER, LEERLING, OUDER = Role.MEDEWERKER, Role.LEERLING, Role.OUDER


@pytest.mark.parametrize(
    ("school", "asker", "verdict", "clauses"),
    [
        ("tweespan", MEDEWERKER, Verdict.NEE, ["A.7"]),
        ("asko", MEDEWERKER, Verdict.JA_MITS, ["A.6"]),
        ("oog", MEDEWERKER, Verdict.INFO, ["3.1.3", "3.1.4"]),
        ("jozef", MEDEWERKER, Verdict.AFGERADEN, ["A.6"]),
        ("konot", MEDEWERKER, Verdict.NIET_GEREGELD, []),
        ("oog", LEERLING, Verdict.NEE, ["3.2.10"]),
        ("tweespan", LEERLING, Verdict.NIET_GEREGELD, []),
        ("asko", LEERLING, Verdict.NIET_GEREGELD, []),
        ("jozef", LEERLING, Verdict.NIET_GEREGELD, []),
        ("konot", LEERLING, Verdict.NIET_GEREGELD, []),
        ("tweespan", OUDER, Verdict.NIET_GEREGELD, []),
        ("asko", OUDER, Verdict.NIET_GEREGELD, []),
        ("oog", OUDER, Verdict.NIET_GEREGELD, []),
        ("jozef", OUDER, Verdict.NIET_GEREGELD, []),
        ("konot", OUDER, Verdict.NIET_GEREGELD, []),
    ],
)
def test_becoming_friends_with_a_pupil(
    advisor: Advisor, school: str, asker: Role, verdict: Verdict, clauses: list[str]
) -> None:
    ruling = advisor.rule(Question(FRIENDS, school, asker))
    assert ruling.verdict is verdict
    assert [cited.clause.id for cited in ruling.clauses] == clauses


def test_the_exception_of_a_rule_comes_with_the_question_it_raises(advisor: Advisor) -> None:
    ruling = advisor.rule(Question(FRIENDS, "asko", MEDEWERKER))
    assert [condition.question for condition in ruling.conditions] == ["Is het voor een schoolproject?"]


def test_silence_offers_the_nearest_clause_of_the_same_school_and_cites_nothing(advisor: Advisor) -> None:
    ruling = advisor.rule(Question(FRIENDS, "asko", OUDER))
    assert ruling.clauses == ()
    assert ruling.nearest is not None
    assert ruling.nearest.clause.key == "asko/A.6"


def test_what_another_does_is_ruled_by_the_rule_for_the_other(advisor: Advisor) -> None:
    ruling = advisor.rule(Question("mag een leraar vrienden worden met een leerling?", "tweespan", OUDER))
    assert ruling.verdict is Verdict.NEE
    assert ruling.governs is MEDEWERKER


def test_the_role_is_asked_for_only_where_the_answer_hangs_on_it(advisor: Advisor) -> None:
    assert advisor.rule(Question(FRIENDS, "tweespan")).role_needed
    assert not advisor.rule(Question("sinds wanneer geldt dit protocol?", "tweespan")).role_needed
    assert not advisor.rule(
        Question("mag een leraar vrienden worden met een leerling?", "tweespan")
    ).role_needed


@pytest.mark.parametrize(
    ("text", "school", "asker", "clause"),
    [
        ("Sinds wanneer geldt dit protocol?", "asko", OUDER, "vaststelling.1"),
        ("Wat verstaat het protocol onder sociale media?", "tweespan", LEERLING, "inleiding.1"),
        ("Voor wie geldt dit protocol?", "jozef", MEDEWERKER, "doelgroep.1"),
        ("Mag ik foto's van de klas op Instagram zetten?", "asko", MEDEWERKER, "A.5"),
        ("Mag ik mijn telefoon mee naar school nemen?", "tweespan", LEERLING, "A.1"),
        ("Mag ik mijn wachtwoord aan mijn ouders geven?", "oog", LEERLING, "3.2.9"),
        ("Welke straf kan een leerling krijgen?", "asko", LEERLING, "D.5"),
    ],
)
def test_plain_questions_find_their_clause(
    advisor: Advisor, text: str, school: str, asker: Role, clause: str
) -> None:
    ruling = advisor.rule(Question(text, school, asker))
    assert clause in [cited.clause.id for cited in ruling.clauses]


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("asker", [*Role, None])
@pytest.mark.parametrize(
    "text", [FRIENDS, "mag dat", "foto van de klas op insta", "???", "ontslag", "Welk fruit moet mee?"]
)
def test_every_ruling_stays_within_its_school_and_quotes_verbatim(
    advisor: Advisor, school: str, asker: Role | None, text: str
) -> None:
    ruling = advisor.rule(Question(text, school, asker))
    assert ruling.protocol.school == school
    assert (ruling.verdict is Verdict.NIET_GEREGELD) == (not ruling.clauses)
    for cited in (*ruling.clauses, *([ruling.nearest] if ruling.nearest else [])):
        assert cited.clause.school == school
        assert cited.quote in cited.clause.text


@pytest.mark.parametrize(
    ("text", "on_topic"),
    [
        (FRIENDS, True),
        ("mag ik een foto van de klas plaatsen", True),
        ("welk fruit moet mee op fruitdag?", False),
        ("wie wint de eredivisie", False),
    ],
)
def test_what_a_text_is_about_shows_whether_protocols_deal_with_it(
    advisor: Advisor, text: str, on_topic: bool
) -> None:
    assert advisor.is_on_topic(text) is on_topic


def test_a_school_without_protocol_is_an_error_not_an_answer(advisor: Advisor) -> None:
    with pytest.raises(UnknownSchool):
        advisor.rule(Question(FRIENDS, "regenboog", MEDEWERKER))
