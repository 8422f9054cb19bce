"""The description of the HTTP interface, with Dutch words for what the other packages describe in English."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

SUCCESS = {"200": "Gelukt", "201": "Begonnen", "204": "Gewist"}
DESCRIPTIONS = {
    "Reply": "Eén antwoord. `citations` zijn de regels waarop het antwoord rust. `related` is de regel die "
    "het dichtst in de buurt komt bij `not_covered`; dat is geen regel over de vraag.",
    "Citation": "Een regel uit een protocol, letterlijk aangehaald, met alles om hem terug te vinden.",
    "Citation.edition": "de datum of uitgave van het document, of 'zonder datum'",
    "Citation.clause": "de plaats van de regel in het protocol, bijvoorbeeld 'A.6'",
    "Choice": "Een keuze die als knop getoond kan worden. Stuur `value` terug als het volgende bericht.",
    "Contact": "Een mens of dienst bij wie je terechtkunt.",
    "Status": "Wat voor antwoord het is.",
    "Asks": "Wat de assistent eerst wil weten: de school, de rol, of een voorwaarde.",
    "Verdict": "Het oordeel. `nee`: het mag niet. `ja`: het mag. `ja_mits`: het mag onder een voorwaarde. "
    "`afgeraden`: het is niet verboden, maar beter van niet. "
    "`niet_geregeld`: het protocol zegt er niets over. `info`: uitleg.",
    "Role": "De rol van wie vraagt of voor wie een regel geldt.",
    "Norm": "Wat een regel doet: verbieden, opdragen, toestaan, ontraden of alleen iets meedelen.",
    "Kind": "Wat een tekst in het document is: een regel, een uitgangspunt, de reikwijdte, een sanctie, "
    "een definitie of achtergrond.",
    "Word": "Wat er niet goed was aan een antwoord.",
    "HttpChannel": "Waar het gesprek plaatsvindt.",
}
"""By schema, or by schema and field."""
OF_FASTAPI = ("HTTPValidationError", "ValidationError")
"""Schemas of errors that we answer in another shape."""


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description of the application, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _in_dutch(
            get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        )
    return app.openapi_schema


def _in_dutch(schema: dict[str, Any]) -> dict[str, Any]:
    for calls in schema["paths"].values():
        for call in calls.values():
            for status, answer in call["responses"].items():
                answer["description"] = SUCCESS.get(status, answer["description"])
    schemas = schema["components"]["schemas"]
    for name in OF_FASTAPI:
        schemas.pop(name, None)
    for place, description in DESCRIPTIONS.items():
        name, _, field = place.partition(".")
        described = schemas[name]["properties"][field] if field else schemas[name]
        described["description"] = description
    return schema
