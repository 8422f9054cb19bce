"""The page that puts schools side by side: topics down, schools across, for one role."""

from functools import lru_cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.api import LibraryOf
from bot.catalogue import ComparisonView, compare_schools
from bot.errors import UnknownSchool, UnknownTopic
from bot.rendering import templates
from knowledge.library import Library
from knowledge.vocabulary import Role, Verdict

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/vergelijk")
async def compare(
    request: Request,
    library: LibraryOf,
    rol: Role = Role.MEDEWERKER,
    school: str = "",
    zoek: str = "",
    onderwerp: str = "",
) -> HTMLResponse:
    """Everything that is chosen stands in the address, so that it can be shared."""
    if school and school not in library:
        raise UnknownSchool(library.schools)
    if onderwerp and onderwerp not in library.topics:
        raise UnknownTopic
    every = [row for row in comparisons(library, rol) if _matches(row, zoek, onderwerp)]
    spoken = [row for row in every if onderwerp or _says_something(row, school)]
    return templates.TemplateResponse(
        request,
        "compare.html",
        {
            "roles": tuple(Role),
            "role": rol,
            "protocols": library.protocols,
            "columns": (library[school],) if school else library.protocols,
            "school": school,
            "words": zoek,
            "topic": every[0] if onderwerp else None,
            "rows": spoken,
            "silent": [row for row in every if row not in spoken],
        },
    )


@lru_cache(maxsize=len(Role))
def comparisons(library: Library, role: Role) -> tuple[ComparisonView, ...]:
    """Every topic, for one role."""
    return tuple(compare_schools(library, topic, (role,)) for topic in library.topics)


def _matches(row: ComparisonView, words: str, topic: str) -> bool:
    if topic:
        return row.topic == topic
    text = f"{row.title} {row.description}".casefold()
    return all(word in text for word in words.casefold().split())


def _says_something(row: ComparisonView, school: str) -> bool:
    return any(
        found.verdict is not Verdict.NIET_GEREGELD for found in row.schools if school in ("", found.school)
    )
