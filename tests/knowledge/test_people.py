"""Whose conduct a question is about."""

import pytest

from knowledge.people import conduct_of
from knowledge.vocabulary import Role

MEDEWERKER, LEERLING, OUDER = Role.MEDEWERKER, Role.LEERLING, Role.OUDER


@pytest.mark.parametrize(
    ("text", "asker", "first"),
    [
        ("mag ik vrienden worden met een leerling?", MEDEWERKER, MEDEWERKER),
        ("mag ik vrienden worden met een leerling?", OUDER, OUDER),
        ("mag ik vrienden worden met de juf?", LEERLING, LEERLING),
        ("mag de juf mijn zoon toevoegen op Instagram?", OUDER, MEDEWERKER),
        ("Mag een leraar foto's van mij plaatsen?", LEERLING, MEDEWERKER),
        ("mag mijn dochter haar telefoon meenemen", OUDER, LEERLING),
        ("mogen ouders foto's maken van het kerstdiner?", MEDEWERKER, OUDER),
        ("moeten leerlingen hun telefoon inleveren", MEDEWERKER, LEERLING),
        ("mag mijn nieuwe mentor mij volgen", LEERLING, MEDEWERKER),
        ("foto van de klas op insta, oké?", OUDER, OUDER),
        ("kheb een filmpje gemaakt, mag ik da posten", LEERLING, LEERLING),
    ],
)
def test_the_one_who_acts_comes_first(text: str, asker: Role, first: Role) -> None:
    assert conduct_of(text, asker).roles[0] is first


def test_what_the_asker_may_do_is_ruled_by_the_rule_for_the_asker_alone() -> None:
    assert conduct_of("mag ik vrienden worden met een leerling?", OUDER).roles == (OUDER,)


def test_with_no_role_known_any_role_may_be_meant() -> None:
    conduct = conduct_of("mag ik vrienden worden met een leerling?", None)
    assert conduct.by_asker
    assert set(conduct.roles) == set(Role)


def test_a_question_about_another_needs_no_role_of_the_asker() -> None:
    assert not conduct_of("mag de juf foto's plaatsen?", None).by_asker
