import pytest

from knowledge.clause import Condition
from knowledge.conditions import Conditions, load_conditions
from knowledge.library import Library
from knowledge.vocabulary import Verdict

CONDITIONS = load_conditions()


def condition_of(library: Library, school: str, clause: str) -> Condition:
    return library[school].clause(clause).conditions[0]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("en als het voor een project is?", True),
        ("voor een werkstuk", True),
        ("het is geen project", False),
        ("nee, gewoon privé", False),
        ("en als de ouders het goed vinden?", None),
    ],
)
def test_a_school_project_is_understood_in_peoples_own_words(
    library: Library, text: str, met: bool | None
) -> None:
    assert CONDITIONS.met(text, condition_of(library, "asko", "A.6")) is met


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("met schriftelijke toestemming dan?", True),
        ("zonder toestemming", False),
        ("de ouders vinden het goed", True),
        ("stel de ouders hebben ja gezegd", True),
        ("ja iedereen heeft getekend", True),
        ("ze hebben nog geen toestemming gegeven", False),
        ("en als de directeur het goed vindt", None),
        ("het is voor een project", None),
    ],
)
def test_permission_counts_from_those_who_may_give_it(library: Library, text: str, met: bool | None) -> None:
    assert CONDITIONS.met(text, condition_of(library, "asko", "A.5")) is met


def test_where_it_must_be_in_writing_spoken_permission_is_none(library: Library) -> None:
    written, spoken = "met toestemming op papier", "met mondelinge toestemming"
    assert CONDITIONS.met(written, condition_of(library, "oog", "3.1.8")) is True
    assert CONDITIONS.met(spoken, condition_of(library, "oog", "3.1.8")) is False
    assert CONDITIONS.met(spoken, condition_of(library, "asko", "A.5")) is True


def test_a_condition_without_a_kind_is_known_by_its_own_words() -> None:
    draft = Condition(
        key="nood",
        words="tenzij de brandweer het vraagt",
        question="Vraagt de brandweer het?",
        met=Verdict.JA,
        unmet=Verdict.NEE,
    )
    assert CONDITIONS.met("en als de brandweerman het vraagt", draft) is True
    assert CONDITIONS.met("zonder brandweer", draft) is False
    assert CONDITIONS.met("en voor een project", draft) is None


@pytest.mark.parametrize("text", ["ja", "jaa hoor", "klopt", "zeker weten", "ja dat hebben ze", "👍"])
def test_a_yes_in_any_wording(text: str) -> None:
    assert CONDITIONS.yes_or_no(text) is True


@pytest.mark.parametrize("text", ["nee", "neee", "nope", "nog niet", "klopt niet", "nee, gewoon zo"])
def test_a_no_in_any_wording(text: str) -> None:
    assert CONDITIONS.yes_or_no(text) is False


@pytest.mark.parametrize("text", ["geen idee", "weet ik niet", "misschien", "en filmpjes?", "jammer"])
def test_neither_yes_nor_no(text: str) -> None:
    assert CONDITIONS.yes_or_no(text) is None


def test_every_condition_of_every_protocol_names_a_kind_and_givers_that_exist(library: Library) -> None:
    conditions: Conditions = CONDITIONS
    for clause in library.clauses:
        for condition in clause.conditions:
            assert condition.kind is None or condition.kind in conditions.kinds
            assert set(condition.by) <= conditions.givers


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ja, maar mag het dan ook?", "maar mag het dan ook?"),
        ("klopt. wie beslist dat", "wie beslist dat"),
        ("nee hoor", "hoor"),
        ("wie beslist dat", "wie beslist dat"),
    ],
)
def test_what_follows_a_yes_or_a_no(text: str, rest: str) -> None:
    assert CONDITIONS.after_yes_or_no(text) == rest
