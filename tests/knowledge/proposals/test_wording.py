"""What the words of a clause say by themselves."""

import pytest

from knowledge.proposals.wording import audience_of, kind_of, norm_of
from knowledge.vocabulary import Kind, Norm, Role


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("Het is medewerkers niet toegestaan om te filmen.", Norm.VERBOD),
        ("Het is toegestaan om te filmen.", Norm.TOESTEMMING),
        ("Leerlingen mogen tijdens de les geen telefoon gebruiken.", Norm.VERBOD),
        ("Leerlingen mogen in de pauze hun telefoon gebruiken.", Norm.TOESTEMMING),
        ("Plaats nooit foto's van anderen.", Norm.VERBOD),
        ("Vrienden worden met leerlingen wordt afgeraden.", Norm.ONTRADEN),
        ("De medewerker dient dit te melden.", Norm.GEBOD),
        ("Sociale media horen bij het leven.", Norm.MEDEDELING),
    ],
)
def test_the_norm_of_a_clause_follows_from_its_words(text: str, norm: Norm) -> None:
    assert norm_of(text) is norm


def test_a_heading_says_for_whom_its_clauses_are_and_what_they_are() -> None:
    assert audience_of("B. Voor medewerkers tijdens werksituaties") == {Role.MEDEWERKER}
    assert audience_of("Regels voor leerlingen en ouders/verzorgers") == {Role.LEERLING, Role.OUDER}
    assert audience_of("Uitgangspunten") == set(Role)
    assert kind_of("D. Sancties en gevolgen") is Kind.SANCTION
    assert kind_of("Inleiding") is Kind.BACKGROUND
    assert kind_of("A. Voor iedereen") is Kind.RULE
