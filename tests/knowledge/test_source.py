"""Every quote is a piece of its source after the listed repairs, and nothing of a source is left out."""

import re
from copy import copy
from typing import TypeVar

import pytest

from knowledge.clause import Clause
from knowledge.errors import DataError
from knowledge.library import KNOWLEDGE, Library, spans_of
from knowledge.protocol import Protocol, Section
from knowledge.source import Repair, clause_spans, read_repairs, repaired_source
from tests.knowledge.conftest import SCHOOLS

Part = TypeVar("Part", Section, Clause)
FILE = KNOWLEDGE / "protocols" / "test.yaml"


def source_of(protocol: Protocol) -> str:
    repairs = read_repairs(KNOWLEDGE / "repairs.yaml").repairs[protocol.school]
    return repaired_source(KNOWLEDGE / "sources" / protocol.source, repairs)


def changed(part: Part, **fields: object) -> Part:
    """A part of a protocol with other fields, not checked as it would be in a file."""
    other = copy(part)
    for name, value in fields.items():
        object.__setattr__(other, name, value)
    return other


def without(protocol: Protocol, clause_id: str) -> Protocol:
    sections = tuple(
        changed(section, clauses=tuple(c for c in section.clauses if c.id != clause_id))
        for section in protocol.sections
    )
    return protocol.model_copy(update={"sections": sections})


def with_text(protocol: Protocol, clause_id: str, text: str) -> Protocol:
    sections = tuple(
        changed(
            section,
            clauses=tuple(changed(c, text=text) if c.id == clause_id else c for c in section.clauses),
        )
        for section in protocol.sections
    )
    return protocol.model_copy(update={"sections": sections})


@pytest.mark.parametrize("school", SCHOOLS)
def test_every_clause_is_a_piece_of_its_repaired_source(library: Library, school: str) -> None:
    protocol = library[school]
    source = source_of(protocol)
    spans = spans_of(protocol)
    assert {clause.id for clause in protocol.clauses} == set(spans)
    for clause in protocol.clauses:
        assert source[spans[clause.id].start : spans[clause.id].end] == clause.text


@pytest.mark.parametrize("school", SCHOOLS)
def test_what_lies_between_the_clauses_is_headings_and_markers_only(library: Library, school: str) -> None:
    protocol = library[school]
    rest = source_of(protocol)
    for span in sorted(spans_of(protocol).values(), key=lambda span: -span.start):
        rest = rest[: span.start] + rest[span.end :]
    known = [s.part for s in protocol.sections if s.part] + [
        text for s in protocol.sections for text in s.unquoted
    ]
    headings = sorted(
        [section.title for section in protocol.sections if section.heading_printed] + known,
        key=len,
        reverse=True,
    )
    for heading in headings:
        rest = rest.replace(heading, " ", 1)
    assert re.sub(r"\d+\.|[-.¹\s]", "", rest) == ""


@pytest.mark.parametrize("school", SCHOOLS)
def test_leaving_out_any_clause_is_noticed(library: Library, school: str) -> None:
    protocol = library[school]
    source = source_of(protocol)
    for clause in protocol.clauses:
        with pytest.raises(DataError):
            clause_spans(without(protocol, clause.id), source, FILE)


@pytest.mark.parametrize("school", SCHOOLS)
def test_changing_one_letter_of_any_clause_is_noticed(library: Library, school: str) -> None:
    protocol = library[school]
    source = source_of(protocol)
    for clause in protocol.clauses:
        middle = len(clause.text) // 2
        altered = clause.text[:middle] + "~" + clause.text[middle + 1 :]
        with pytest.raises(DataError, match="de bron gaat daar verder met"):
            clause_spans(with_text(protocol, clause.id, altered), source, FILE)


def test_a_repair_that_repairs_nothing_is_an_error() -> None:
    nothing = Repair(original="staat er niet", repaired="x", reason="proef")
    with pytest.raises(DataError, match="vindt dit 0 keer"):
        repaired_source(KNOWLEDGE / "sources" / "asko.txt", (nothing,))


def test_each_repair_is_needed(library: Library) -> None:
    for school, repairs in read_repairs(KNOWLEDGE / "repairs.yaml").repairs.items():
        protocol = library[school]
        for left_out in repairs:
            others = tuple(repair for repair in repairs if repair is not left_out)
            with pytest.raises(DataError):
                clause_spans(protocol, repaired_source(KNOWLEDGE / "sources" / protocol.source, others), FILE)


@pytest.mark.parametrize(
    ("key", "beginning"),
    [
        ("asko/A.1", "Het is medewerkers en leerlingen niet toegestaan om tijdens de lessen"),
        ("asko/A.7", "Alle betrokkenen nemen de fatsoensnormen in acht."),
        ("asko/B.1", "Medewerkers hebben een bijzondere verantwoordelijkheid"),
        ("asko/C.1", "Het is de medewerker toegestaan"),
        ("asko/C.4", "Indien de medewerker over ASKO publiceert"),
        ("asko/D.6", "Indien de uitlating van leerlingen"),
        ("asko/doelgroep.2", "De richtlijnen in dit protocol"),
        ("tweespan/C.4", "Als de medewerker over Tweespan publiceert"),
        ("tweespan/sancties.3", "Afhankelijk van de ernst"),
        ("oog/3.1.4-noot", "Op moment van schrijven heeft ons voortgezet onderwijs"),
        ("oog/4.2.9", "Omdat contact met medewerkers"),
        ("konot/richtlijnen.3", "Medewerkers van Konot gaan niet in discussie"),
        ("jozef/sancties.5", "Indien de uitlatingen van leerlingen"),
    ],
)
def test_numbers_that_the_sources_lost_are_back(library: Library, key: str, beginning: str) -> None:
    school, clause_id = key.split("/")
    assert library[school].clause(clause_id).text.startswith(beginning)


@pytest.mark.parametrize(
    "defect", ["®", "Derrichtlijnen", "Hetis", "officiéle", "variéren", "—1113111", "**", "](#)"]
)
def test_no_quote_shows_a_known_defect(library: Library, defect: str) -> None:
    assert not [clause.key for clause in library.clauses if defect in clause.text]
