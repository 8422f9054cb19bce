"""The pages for people: asking, reading a protocol and searching; and the widget."""

from importlib.resources import files
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from bot.api import LibraryOf, SearchOf
from bot.errors import UnknownSchool
from bot.reference import operations, schemas
from bot.rendering import static, templates
from knowledge.library import Library
from knowledge.protocol import Protocol, Section
from knowledge.vocabulary import Role

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

ROLES = {Role.LEERLING: "leerling", Role.OUDER: "ouder of verzorger", Role.MEDEWERKER: "medewerker"}
EXAMPLES: dict[Role | None, tuple[str, ...]] = {
    None: (
        "Mag ik een foto van de klas op Instagram zetten?",
        "Mag een leraar vrienden worden met een leerling?",
        "Wat gebeurt er als iemand zich niet aan de regels houdt?",
    ),
    Role.LEERLING: (
        "Mag ik mijn telefoon gebruiken in de les?",
        "Mag ik een foto van mijn juf online zetten?",
        "Wat gebeurt er als iemand online gepest wordt?",
    ),
    Role.OUDER: (
        "Mag de school een foto van mijn kind plaatsen?",
        "Mag ik foto's van het schoolfeest op Facebook zetten?",
        "Bij wie kan ik terecht als mijn kind online gepest wordt?",
    ),
    Role.MEDEWERKER: (
        "Mag ik vrienden worden met een leerling?",
        "Mag ik een foto van de klas op Instagram zetten?",
        "Wat gebeurt er als iemand zich niet aan de regels houdt?",
    ),
}
"""Questions to begin with, for each role and for who did not say."""


@router.get("/")
async def home(
    request: Request, library: LibraryOf, school: str = "", rol: Role | None = None
) -> HTMLResponse:
    """The page with the chat; school and role may stand in the address."""
    if school and school not in library:
        raise UnknownSchool(library.schools)
    return templates.TemplateResponse(
        request,
        "home.html",
        {
            "protocols": library.protocols,
            "school": school,
            "role": rol,
            "roles": ROLES,
            "examples": EXAMPLES,
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


@router.get("/zoeken")
async def find(
    request: Request, library: LibraryOf, search: SearchOf, zoek: str = "", school: str = ""
) -> HTMLResponse:
    """Clauses that fit some words, school by school."""
    words = zoek.strip()
    found = await search.run(words, school or None) if words else None
    return templates.TemplateResponse(
        request,
        "search.html",
        {
            "protocols": library.protocols,
            "school": school,
            "words": words,
            "found": None if found is None else [(library[key], clauses) for key, clauses in found.items()],
        },
    )


@router.get("/privacy")
async def privacy(request: Request) -> HTMLResponse:
    """What is kept of people, and for how long; app stores ask for this address."""
    return templates.TemplateResponse(request, "privacy.html", {"hours": request.app.state.retention_hours})


@router.get("/widget.js")
async def widget(request: Request) -> Response:
    """The chat for the websites of schools, made from web/."""
    return await static.get_response("widget.js", request.scope)


@router.get("/docs")
async def reference(request: Request) -> HTMLResponse:
    """The HTTP interface for developers, made from /openapi.json."""
    schema = request.app.openapi()
    return templates.TemplateResponse(
        request,
        "reference.html",
        {"info": schema["info"], "operations": operations(schema), "schemas": schemas(schema)},
    )


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
