"""The exception of a clause, and a yes/no question in the clause's own words."""

import pytest

from knowledge.library import Library
from knowledge.proposals.exceptions import exceptions_of


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (
            "Vrienden worden mag niet, tenzij het gaat om een schoolproject.",
            "tenzij het gaat om een schoolproject",
            "Gaat het om een schoolproject?",
        ),
        ("Plaats geen foto's zonder toestemming.", "zonder toestemming", "Is er toestemming?"),
        (
            "Het is verboden om zonder schriftelijke toestemming van de ouders foto's te plaatsen.",
            "zonder schriftelijke toestemming van de ouders",
            "Is er schriftelijke toestemming van de ouders?",
        ),
        (
            "Telefoons zijn verboden, behalve voor een opdracht.",
            "behalve voor een opdracht",
            "Is het voor een opdracht?",
        ),
        (
            "Gebruik sociale media alleen als je toestemming hebt van de leraar.",
            "als je toestemming hebt van de leraar",
            "Heb je toestemming van de leraar?",
        ),
        (
            "Filmen mag, mits niemand bezwaar maakt.",
            "mits niemand bezwaar maakt",
            "Klopt dit in jouw geval: “niemand bezwaar maakt”?",
        ),
        (
            "Alleen als de leraar het zegt, mag je je telefoon pakken.",
            "Alleen als de leraar het zegt",
            "Klopt dit in jouw geval: “de leraar het zegt”?",
        ),
    ],
)
def test_an_exception_raises_a_question(text: str, words: str, question: str) -> None:
    (condition,) = exceptions_of(text)
    assert (condition.words, condition.question) == (words, question)


@pytest.mark.parametrize(
    "text", ["Deze regels gelden niet alleen voor de les.", "Pesten is verboden.", "Je mag alles delen."]
)
def test_a_clause_without_exception_raises_none(text: str) -> None:
    assert exceptions_of(text) == ()


def test_the_words_of_an_exception_stand_in_the_clause(library: Library) -> None:
    for clause in library.clauses:
        conditions = exceptions_of(clause.text)
        assert all(condition.words in clause.text for condition in conditions)
        assert len({condition.key for condition in conditions}) == len(conditions)
