"""Searching the clauses for the gateway, which does not load the index itself.

The same retrieval as behind the answers, on the same loopback port: POST /search.
"""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json

from knowledge.advisor import Advisor
from knowledge.errors import UnknownSchool


class SearchQuery(BaseModel):
    """What to look for, in which schools, and how many clauses of each."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1)
    schools: tuple[str, ...]
    limit: int = Field(ge=1, le=50)


class SchoolHits(BaseModel):
    """The ids of the clauses of one school, best first."""

    school: str
    clauses: tuple[str, ...]


def add_search(server: Sanic[Any, Any], advisor_of: Callable[[], Advisor]) -> None:
    """Give the action server its route; it answers 400 to a query that is malformed or names no school."""

    @server.post("/search")
    async def search(request: Request) -> HTTPResponse:
        try:
            query = SearchQuery.model_validate_json(request.body)
            found = hits(advisor_of(), query)
        except (ValidationError, UnknownSchool) as error:
            return json({"error": type(error).__name__}, status=400)
        return json([school.model_dump() for school in found])


def hits(advisor: Advisor, query: SearchQuery) -> list[SchoolHits]:
    """The best clauses of each school; raises UnknownSchool.

    Scores of two schools cannot be compared, so they are not put in one ranking.
    """
    return [_hits_of(advisor, advisor.library[school].school, query) for school in query.schools]


def _hits_of(advisor: Advisor, school: str, query: SearchQuery) -> SchoolHits:
    best = advisor.search.run(query.text, school)[: query.limit]
    return SchoolHits(school=school, clauses=tuple(hit.clause.id for hit in best))
