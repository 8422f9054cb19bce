"""A library with a school of which a program proposed what the clauses settle, and nobody reviewed it."""

from pathlib import Path

from knowledge.library import Library, read_protocol
from knowledge.protocol import Protocol

FILE = Path(__file__).parent / "knowledge" / "sixth" / "regenboog.yaml"


def with_unreviewed_school(library: Library) -> Library:
    """The library with De Regenboog added, each of its rules a proposal."""
    content = read_protocol(FILE, library.topics).model_dump(mode="json")
    for section in content["sections"]:
        for clause in section["clauses"]:
            for rule in clause["topics"]:
                rule["proposed"] = True
    return Library([*library.protocols, Protocol.model_validate(content)], library.topics)
