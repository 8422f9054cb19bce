"""Searching for the gateway: the retrieval behind the answers, school by school."""

import pytest
from pydantic import ValidationError

from actions.search import SearchQuery, hits
from knowledge.advisor import Advisor
from knowledge.errors import UnknownSchool


def test_each_school_gives_its_own_best_clauses(advisor: Advisor) -> None:
    query = SearchQuery(text="vrienden worden met een privéaccount", schools=("tweespan", "asko"), limit=3)
    found = hits(advisor, query)
    assert [school.school for school in found] == ["tweespan", "asko"]
    assert [len(school.clauses) for school in found] == [3, 3]
    assert "A.7" in found[0].clauses
    assert "A.6" in found[1].clauses


def test_an_unknown_school_is_not_searched(advisor: Advisor) -> None:
    with pytest.raises(UnknownSchool):
        hits(advisor, SearchQuery(text="foto", schools=("hogwarts",), limit=1))


@pytest.mark.parametrize("change", [{"text": ""}, {"limit": 0}, {"limit": 1000}, {"extra": 1}])
def test_a_malformed_query_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        SearchQuery.model_validate({"text": "foto", "schools": ["asko"], "limit": 3, **change})
