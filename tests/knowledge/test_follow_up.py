import pytest

from knowledge.advisor import Advisor
from knowledge.follow_up import Completer
from knowledge.follow_ups import load_follow_ups
from knowledge.form import Form
from knowledge.library import Library
from knowledge.question import Question
from knowledge.vocabulary import Role, Verdict

PHOTO = Question("Mag ik een foto van de klas op Instagram zetten?", "asko", Role.MEDEWERKER)
FRIENDS = Question("mag ik vrienden worden met een leerling?", "tweespan", Role.MEDEWERKER)


@pytest.fixture
def completer(advisor: Advisor, library: Library) -> Completer:
    return Completer(advisor, load_follow_ups(library.topics))


@pytest.mark.parametrize(
    ("before", "text", "clauses"),
    [
        (PHOTO, "en filmpjes?", {"A.5"}),
        (PHOTO, "en op mijn eigen account?", {"A.5"}),
        (PHOTO, "en op snapchat?", {"A.5"}),
        (PHOTO, "geldt dat ook in het weekend?", {"doelgroep.2"}),
        (FRIENDS, "en met een ouder?", {"A.7"}),
        (FRIENDS, "op insta?", {"A.7"}),
    ],
)
def test_a_piece_is_answered_as_part_of_the_question_before(
    completer: Completer, advisor: Advisor, before: Question, text: str, clauses: set[str]
) -> None:
    ruling = advisor.rule(completer.going_on(text, before))
    assert {cited.clause.id for cited in ruling.clauses} & clauses


def test_films_are_not_photos_where_the_protocol_speaks_of_photos_only(
    completer: Completer, advisor: Advisor
) -> None:
    at_konot = Question(PHOTO.text, "konot", Role.MEDEWERKER)
    assert advisor.rule(at_konot).verdict is Verdict.JA_MITS
    assert advisor.rule(completer.going_on("en filmpjes?", at_konot)).verdict is Verdict.NIET_GEREGELD


def test_the_same_for_others(completer: Completer, advisor: Advisor) -> None:
    ruling = advisor.rule(completer.going_on("en voor leerlingen?", FRIENDS, for_others=True))
    assert completer.going_on("en voor leerlingen?", FRIENDS, for_others=True).asker is Role.LEERLING
    assert ruling.verdict is not Verdict.INFO


def test_the_form_is_kept_unless_a_new_one_is_asked(completer: Completer) -> None:
    assert completer.going_on("en filmpjes?", PHOTO).form is Form.MAG
    assert completer.going_on("en wie geeft toestemming?", PHOTO).form is Form.WIE


def test_a_question_is_about_the_subject_that_was_announced(completer: Completer, advisor: Advisor) -> None:
    asked = Question("mag ik die van het kamp plaatsen?", "asko", Role.OUDER)
    ruling = advisor.rule(completer.about("fotos", asked))
    assert {cited.clause.id for cited in ruling.clauses} == {"A.5"}
