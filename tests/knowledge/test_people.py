"""Who stands where in a question."""

import pytest

from knowledge.people import persons_in
from knowledge.vocabulary import Role

MEDEWERKER, LEERLING, OUDER = Role.MEDEWERKER, Role.LEERLING, Role.OUDER


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("mag de juf mijn zoon toevoegen op Instagram?", MEDEWERKER),
        ("Mag een leraar foto's van mij plaatsen?", MEDEWERKER),
        ("mag mijn dochter haar telefoon meenemen", LEERLING),
        ("mogen ouders foto's maken van het kerstdiner?", OUDER),
        ("moeten leerlingen hun telefoon inleveren", LEERLING),
        ("mag mijn nieuwe mentor mij volgen", MEDEWERKER),
    ],
)
def test_the_subject_stands_behind_the_verb(text: str, subject: Role) -> None:
    assert persons_in(text).subjects[0] is subject


def test_the_asker_may_be_the_subject() -> None:
    persons = persons_in("mag ik vrienden worden met een leerling?")
    assert persons.asker_is_subject
    assert persons.subjects == ()
    assert persons.mentioned == (LEERLING,)


def test_a_question_may_name_nobody() -> None:
    persons = persons_in("foto van de klas op insta, oké?")
    assert (persons.subjects, persons.mentioned, persons.asker_is_mentioned) == ((), (), False)
