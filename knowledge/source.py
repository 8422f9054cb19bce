"""The source document behind a protocol:

Its listed repairs, and the proof that the protocol file loses nothing of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from knowledge.data_file import read_data_file
from knowledge.errors import DataError
from knowledge.protocol import Protocol


class Repair(BaseModel):
    """A defect of a source and what stands there after repair.

    `original` occurs exactly `times` in the raw text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    original: str = Field(min_length=1)
    repaired: str
    reason: str
    times: int = Field(default=1, ge=1)


class Repairs(BaseModel):
    """Every repair of every source, and the oddities that were seen and left as they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    repairs: Mapping[str, tuple[Repair, ...]]
    left_as_is: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a clause stands.

    `start` and `end` count characters of the repaired source.
    """

    start: int
    end: int


def read_repairs(path: Path) -> Repairs:
    """The repairs file; raises `DataError` when it is not in order."""
    return read_data_file(path, Repairs)


def repaired_source(path: Path, repairs: tuple[Repair, ...]) -> str:
    """The text of a source after its repairs: a line end between paragraphs, one space for other white space.

    Raises `DataError` when a repair does not find what it repairs as often as it says.
    """
    text = path.read_text(encoding="utf-8")
    for repair in repairs:
        if (found := text.count(repair.original)) != repair.times:
            raise DataError(
                path,
                None,
                f"de reparatie van {repair.original!r} vindt dit {found} keer, niet {repair.times} keer",
                "pas `original` of `times` aan in knowledge/repairs.yaml",
            )
        text = text.replace(repair.original, repair.repaired)
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


def clause_spans(protocol: Protocol, source: str, file: Path) -> dict[str, Span]:
    """Where each clause stands in the repaired `source`, proving on the way that nothing of the source is
    left over.

    The pieces of the protocol must follow one another in the source with nothing but white space between
    them. Raises `DataError`, naming `file`, at the first place where they part.
    """
    spans: dict[str, Span] = {}
    position = 0
    for clause_id, piece in _pieces(protocol):
        start = position + (source[position : position + 1] in (" ", "\n"))
        if not source.startswith(piece, start):
            raise DataError(
                file,
                None,
                f"bij {clause_id or 'een kop'} staat {piece[:60]!r}, maar de bron gaat daar verder met "
                f"{source[start : start + 60]!r}",
                "neem de tekst van de bron over, of voeg een reparatie toe in knowledge/repairs.yaml",
            )
        position = start + len(piece)
        if clause_id:
            spans[clause_id] = Span(start, position)
        elif source[position : position + 1] == "." and not piece.endswith("."):
            position += 1
    if rest := source[position:].strip():
        raise DataError(
            file,
            None,
            f"de bron gaat na de laatste clausule verder met {rest[:60]!r}",
            "voeg deze tekst toe als clausule",
        )
    return spans


def _pieces(protocol: Protocol) -> Iterator[tuple[str | None, str]]:
    """Every piece of text in the order of the document, with the clause id when it is a clause's text."""
    part = None
    for section in protocol.sections:
        yield from ((None, text) for text in section.unquoted)
        if section.part is not None and section.part != part:
            yield None, section.part
        part = section.part
        if section.heading_printed:
            yield None, section.title
        for clause in section.clauses:
            if clause.marker:
                yield None, clause.marker
            yield clause.id, clause.text
