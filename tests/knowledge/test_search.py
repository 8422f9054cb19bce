"""Searching clauses: within one school only, dense and lexical together."""

import pytest

from knowledge.advisor import Advisor
from knowledge.lexical import LexicalSearch
from tests.knowledge.conftest import SCHOOLS

QUERIES = [
    "vrienden worden met leerlingen",
    "foto's plaatsen",
    "asdf qwer",
    "WhatsApp",
    "ontslag op staande voet",
]


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("query", QUERIES)
def test_search_never_returns_a_clause_of_another_school(advisor: Advisor, school: str, query: str) -> None:
    hits = advisor.search.run(query, school)
    assert {hit.clause.school for hit in hits} == {school}
    assert {hit.clause.id for hit in hits} == {clause.id for clause in advisor.library[school].clauses}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize(
    ("query", "school", "clause"),
    [
        ("vrienden worden met een privéaccount van leerlingen en ouders", "tweespan", "A.7"),
        ("waarschuwing, schorsing, berisping, ontslag op staande voet", "jozef", "sancties.2"),
        ("in discussie met een leerling of ouder", "konot", "richtlijnen.3"),
        ("wachtwoorden aan ouders vertellen", "oog", "3.2.9"),
        ("foto-, film- en geluidsopnamen plaatsen", "asko", "A.5"),
    ],
)
def test_words_of_the_protocol_find_their_clause(
    advisor: Advisor, query: str, school: str, clause: str
) -> None:
    assert clause in [hit.clause.id for hit in advisor.search.run(query, school)[:2]]


def test_lexical_search_matches_other_forms_of_a_word_and_ignores_strangers() -> None:
    search = LexicalSearch(["De leraar plaatst foto's van leerlingen.", "Ouders praten over regels."])
    scores = search.scores("foto van een leerling")
    assert scores[0] > 0
    assert scores[1] == 0
    assert not search.scores("zzz qqq").any()


def test_lexical_search_within_some_rows_gives_the_scores_they_have_among_all() -> None:
    search = LexicalSearch([f"De {word} en de leraar." for word in ("foto", "film", "foto", "regel", "foto")])
    everywhere = search.scores("foto van een leraar")
    for rows in (range(0, 5), range(1, 4), range(3, 4), range(2, 2)):
        assert (
            search.scores("foto van een leraar", rows).tolist() == everywhere[rows.start : rows.stop].tolist()
        )
