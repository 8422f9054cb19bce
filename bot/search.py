"""Searching clauses with the retrieval of the action server."""

import httpx
from pydantic import TypeAdapter, ValidationError

from actions.search import SchoolHits, SearchQuery
from bot.errors import SearchUnavailable, UnknownSchool
from bot.text import clean
from knowledge.clause import Clause
from knowledge.errors import UnknownSchool as UnknownSchoolKey
from knowledge.library import Library

IN_ONE_SCHOOL = 10
IN_EACH_SCHOOL = 3
_HITS = TypeAdapter(list[SchoolHits])


class Search:
    """Finds clauses by words, in one school or in all."""

    def __init__(self, actions: httpx.AsyncClient, library: Library) -> None:
        self._actions = actions
        self._library = library

    async def run(self, text: str, school: str | None) -> dict[str, tuple[Clause, ...]]:
        """The best clauses by school key, best first.

        Raises EmptyText, TextTooLong, UnknownSchool, SearchUnavailable.
        """
        if school is not None and school not in self._library:
            raise UnknownSchool(self._library.schools)
        query = SearchQuery(
            text=clean(text),
            schools=self._library.schools if school is None else (school,),
            limit=IN_EACH_SCHOOL if school is None else IN_ONE_SCHOOL,
        )
        return {found.school: self._clauses(found) for found in await self._ask(query)}

    async def _ask(self, query: SearchQuery) -> list[SchoolHits]:
        try:
            response = await self._actions.post("/search", content=query.model_dump_json())
            response.raise_for_status()
            return _HITS.validate_json(response.content)
        except httpx.HTTPError as error:
            raise SearchUnavailable(type(error).__name__) from error
        except ValidationError:
            raise SearchUnavailable("not a list of hits") from None

    def _clauses(self, found: SchoolHits) -> tuple[Clause, ...]:
        try:
            return tuple(self._library[found.school].clause(clause) for clause in found.clauses)
        except (UnknownSchoolKey, KeyError):
            raise SearchUnavailable(f"a clause that is not in the protocol of {found.school}") from None
