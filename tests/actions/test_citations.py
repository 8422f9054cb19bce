import pytest

from actions.citations import ForeignClause, NotVerbatim, citation_of
from knowledge.library import Library
from knowledge.ruling import CitedClause


def test_every_clause_can_be_cited_with_what_is_needed_to_find_it(library: Library) -> None:
    for protocol in library:
        for clause in protocol.clauses:
            citation = citation_of(CitedClause(clause, clause.text), protocol)
            assert citation.quote == clause.text
            assert citation.url == f"/protocollen/{protocol.school}#{clause.id}"
            assert citation.section in [section.title for section in protocol.sections]


def test_a_clause_of_another_school_is_not_cited(library: Library) -> None:
    clause = library["asko"].clause("A.6")
    with pytest.raises(ForeignClause):
        citation_of(CitedClause(clause, clause.text), library["konot"])


@pytest.mark.parametrize("quote", ["", "Medewerkers mogen alles."])
def test_a_quote_that_is_not_in_the_clause_is_not_cited(library: Library, quote: str) -> None:
    with pytest.raises(NotVerbatim):
        citation_of(CitedClause(library["asko"].clause("A.6"), quote), library["asko"])
