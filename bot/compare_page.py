"""The page that puts schools side by side: topics down, schools across, for one role."""

from functools import lru_cache

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from bot.api import LibraryOf
from bot.catalogue import ComparisonView, compare_schools
from bot.errors import UnknownSchool, UnknownTopic
from bot.rendering import templates, url
from knowledge.library import Library
from knowledge.vocabulary import Role, Verdict

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


PATH = "/vergelijk"
MOST_PAGES = 64
"""How many rendered pages are kept; the largest is 220 kB and takes 30 ms to make."""


@router.get(PATH)
async def compare(
    library: LibraryOf, rol: Role = Role.MEDEWERKER, school: str = "", zoek: str = "", onderwerp: str = ""
) -> HTMLResponse:
    """Everything that is chosen stands in the address, so that it can be shared."""
    if school and school not in library:
        raise UnknownSchool(library.schools)
    if onderwerp and onderwerp not in library.topics:
        raise UnknownTopic
    return HTMLResponse(rendered(library, rol, school, zoek, onderwerp))


@lru_cache(maxsize=MOST_PAGES)
def rendered(library: Library, role: Role, school: str, words: str, topic: str) -> str:
    """The page. The protocols do not change while the gateway runs, so neither does it."""
    spoken: list[ComparisonView] = []
    silent: list[ComparisonView] = []
    for row in comparisons(library, role):
        if _matches(row, words, topic):
            (spoken if topic or _says_something(row, school) else silent).append(row)
    chosen = {"rol": role, "school": school, "zoek": words, "onderwerp": topic}
    return templates.get_template("compare.html").render(
        path=PATH,
        here=lambda **changes: url(PATH, **{**chosen, **changes}),
        roles=tuple(Role),
        role=role,
        protocols=library.protocols,
        columns=(library[school],) if school else library.protocols,
        school=school,
        words=words,
        topic=spoken[0] if topic else None,
        rows=spoken,
        silent=silent,
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
