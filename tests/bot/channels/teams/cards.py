"""Judging Adaptive Cards: the schema of Microsoft, and what Teams shows everywhere."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

Json = dict[str, Any]
SCHEMA = Path(__file__).parent.parent / "schemas" / "adaptive-card-1.4.json"
SHOWN_EVERYWHERE = {
    "AdaptiveCard",
    "TextBlock",
    "RichTextBlock",
    "TextRun",
    "Container",
    "ActionSet",
    "Action.Submit",
    "Action.OpenUrl",
}
MOST_BYTES = 80_000


@cache
def _validator() -> Draft6Validator:
    return Draft6Validator(json.loads(SCHEMA.read_text()))


def problems(card: Json) -> list[str]:
    """What is wrong with a card; empty when nothing is."""
    found = [error.message[:200] for error in _validator().iter_errors(card)]
    found += [f"{kind} is not shown everywhere" for kind in set(_kinds(card)) - SHOWN_EVERYWHERE]
    found += [f"a line break in {text[:40]!r}" for text in texts(card) if "\n" in text]
    if not card.get("fallbackText"):
        found.append("no fallbackText")
    if len(json.dumps(card).encode()) > MOST_BYTES:
        found.append("too large")
    if tuple(map(int, card["version"].split("."))) > (1, 4):
        found.append("too new")
    return found


def texts(card: Json) -> list[str]:
    """The texts that people see, and where buttons lead; what is only there for other clients is not."""
    return [node[name] for node in _nodes(card) for name in ("text", "title", "url") if name in node]


def actions(card: Json, kind: str) -> list[Json]:
    """The buttons of a kind."""
    return [node for node in _nodes(card) if node.get("type") == kind]


def _kinds(card: Json) -> Iterator[str]:
    for node in _nodes(card, fallbacks=True):
        if "type" in node:
            yield node["type"]


def _nodes(value: Any, *, fallbacks: bool = False) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key != "data" and (fallbacks or key != "fallback"):
                yield from _nodes(inner, fallbacks=fallbacks)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, fallbacks=fallbacks)
