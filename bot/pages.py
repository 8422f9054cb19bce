"""The pages for people: asking, reading a protocol, and comparing schools."""

from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse

from bot.api import LibraryOf
from bot.catalogue import ComparisonView, compare_schools
from bot.errors import UnknownSchool
from bot.reference import operations, schemas
from bot.rendering import templates
from bot.text import MAX_CHARACTERS
from knowledge.library import Library
from knowledge.protocol import Protocol, Section
from knowledge.vocabulary import Role

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

EXAMPLES = (
    "Mag ik vrienden worden met een leerling?",
    "Mag ik een foto van de klas op Instagram zetten?",
    "Wat gebeurt er als iemand zich niet aan de regels houdt?",
)


@router.get("/")
async def ask(request: Request, library: LibraryOf) -> HTMLResponse:
    """The page with the chat."""
    return templates.TemplateResponse(
        request,
        "chat.html",
        {
            "protocols": library.protocols,
            "roles": tuple(Role),
            "examples": EXAMPLES,
            "limit": MAX_CHARACTERS,
        },
    )


@router.get("/protocollen")
async def protocols(request: Request, library: LibraryOf) -> HTMLResponse:
    """The list of protocols."""
    return templates.TemplateResponse(request, "protocols.html", {"protocols": library.protocols})


@router.get("/protocollen/{school}")
async def protocol(request: Request, library: LibraryOf, school: str) -> HTMLResponse:
    """One protocol, each clause under its own anchor."""
    found = _protocol(library, school)
    return templates.TemplateResponse(request, "protocol.html", {"protocol": found, "parts": parts(found)})


@router.get("/protocollen/{school}/bron")
async def source(library: LibraryOf, school: str) -> PlainTextResponse:
    """The document as the school gave it, to keep."""
    found = _protocol(library, school)
    text = (files("knowledge") / "sources" / found.source).read_text(encoding="utf-8")
    name = f"protocol-{found.school}.txt"
    return PlainTextResponse(text, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@router.get("/vergelijk")
async def compare(request: Request, library: LibraryOf, rol: Role = Role.MEDEWERKER) -> HTMLResponse:
    """A table of every topic and every school, for one role."""
    return templates.TemplateResponse(
        request,
        "compare.html",
        {
            "protocols": library.protocols,
            "roles": tuple(Role),
            "role": rol,
            "rows": comparisons(library, rol),
        },
    )


@router.get("/privacy")
async def privacy(request: Request) -> HTMLResponse:
    """What is kept of people, and for how long; app stores ask for this address."""
    return templates.TemplateResponse(request, "privacy.html", {"hours": request.app.state.retention_hours})


@router.get("/docs")
async def reference(request: Request) -> HTMLResponse:
    """The HTTP interface for developers, made from /openapi.json."""
    schema = request.app.openapi()
    return templates.TemplateResponse(
        request,
        "reference.html",
        {"info": schema["info"], "operations": operations(schema), "schemas": schemas(schema)},
    )


@lru_cache(maxsize=len(Role))
def comparisons(library: Library, role: Role) -> tuple[ComparisonView, ...]:
    """Every topic, for one role."""
    return tuple(compare_schools(library, topic, (role,)) for topic in library.topics)


def parts(protocol: Protocol) -> list[tuple[str | None, list[Section]]]:
    """The sections, grouped under the heading of the larger part they stand in."""
    return [
        (part, list(sections))
        for part, sections in groupby(protocol.sections, key=lambda section: section.part)
    ]


def _protocol(library: Library, school: str) -> Protocol:
    if school not in library:
        raise UnknownSchool(library.schools)
    return library[school]
