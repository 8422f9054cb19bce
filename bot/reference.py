"""The OpenAPI description as rows for a page of our own.

The usual viewers load their code from third parties.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter or property: `schemas` are the names of the objects it may hold."""

    name: str
    type: str
    required: bool
    description: str
    schemas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One way an operation can end."""

    status: str
    description: str
    schemas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One call of the interface."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    body: tuple[str, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """One object or list of values."""

    name: str
    description: str
    fields: tuple[Field, ...]
    values: tuple[str, ...]


def operations(openapi: JsonObject) -> list[Operation]:
    """Every call, in the order in which the interface declares them."""
    return [
        Operation(
            method=method.upper(),
            path=path,
            summary=call.get("summary", ""),
            description=call.get("description", ""),
            parameters=tuple(_parameter(parameter) for parameter in call.get("parameters", ())),
            body=_content(call.get("requestBody", {})),
            answers=tuple(
                Answer(status, answer["description"], _content(answer))
                for status, answer in sorted(call["responses"].items())
            ),
        )
        for path, calls in openapi["paths"].items()
        for method, call in calls.items()
    ]


def schemas(openapi: JsonObject) -> list[Schema]:
    """Every object the calls take or give, by name."""
    return [
        Schema(
            name=name,
            description=schema.get("description", ""),
            fields=tuple(
                _field(field, described, field in schema.get("required", ()))
                for field, described in schema.get("properties", {}).items()
            ),
            values=tuple(schema.get("enum", ())),
        )
        for name, schema in openapi["components"]["schemas"].items()
    ]


def _parameter(parameter: JsonObject) -> Field:
    described = {"description": parameter.get("description", ""), **parameter["schema"]}
    return _field(parameter["name"], described, parameter["required"])


def _field(name: str, schema: JsonObject, required: bool) -> Field:
    return Field(name, _type(schema), required, schema.get("description", ""), tuple(_references(schema)))


def _content(described: JsonObject) -> tuple[str, ...]:
    schema = described.get("content", {}).get("application/json", {}).get("schema", {})
    return tuple(dict.fromkeys(_references(schema)))


TYPES = {
    "string": "tekst",
    "array": "lijst",
    "null": "null",
    "integer": "getal",
    "number": "getal",
    "boolean": "waar of onwaar",
    "object": "object",
}


def _type(schema: JsonObject) -> str:
    if "anyOf" in schema:
        return " of ".join(filter(None, map(_type, schema["anyOf"])))
    if schema.get("type") == "array":
        return f"lijst van {_type(schema['items'])}".removesuffix(" van ")
    return TYPES.get(schema.get("type", ""), "")


def _references(schema: JsonObject) -> Iterator[str]:
    if "$ref" in schema:
        yield schema["$ref"].rsplit("/", 1)[1]
    for option in schema.get("anyOf", ()):
        yield from _references(option)
    if "items" in schema:
        yield from _references(schema["items"])
