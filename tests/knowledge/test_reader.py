"""The reader finds the structure of the five sources by itself; a person only annotates."""

import pytest

from knowledge.library import KNOWLEDGE, Library
from knowledge.reader import read_structure
from knowledge.source import read_repairs
from tests.knowledge.conftest import SCHOOLS


def read(school: str) -> dict[str, str]:
    """Clause id → text as the reader finds them in the repaired source."""
    text = (KNOWLEDGE / "sources" / f"{school}.txt").read_text(encoding="utf-8")
    for repair in read_repairs(KNOWLEDGE / "repairs.yaml").repairs[school]:
        text = text.replace(repair.original, repair.repaired)
    return {
        clause.id: " ".join(clause.text.split())
        for section in read_structure(text)
        for clause in section.clauses
    }


@pytest.mark.parametrize("school", SCHOOLS)
def test_reader_finds_every_numbered_rule_with_its_number(library: Library, school: str) -> None:
    found = read(school)
    numbered = [clause for clause in library[school].clauses if clause.is_numbered]
    assert {clause.id: found.get(clause.id) for clause in numbered} == {
        clause.id: clause.text for clause in numbered
    }


@pytest.mark.parametrize("school", SCHOOLS)
def test_reader_loses_no_text(library: Library, school: str) -> None:
    found = " ".join(read(school).values())
    for clause in library[school].clauses:
        headed = any(clause.text == section.heading for section in read_headings(school))
        assert headed or clause.text in found, clause.key


def read_headings(school: str):  # type: ignore[no-untyped-def]
    text = (KNOWLEDGE / "sources" / f"{school}.txt").read_text(encoding="utf-8")
    return read_structure(text)


def test_reader_reads_headings_numbers_bullets_and_wrapped_lines() -> None:
    sections = read_structure(
        "Onze regels\n\nInleiding\n\nWij zijn een school en\nwij hebben regels.\n\n"
        "A. Voor iedereen\n\n1. Wees aardig.\n2. Plaats geen foto's,\nook niet van jezelf.\n\n"
        "Overig\n\n- Vraag het.\n - aan de juf\n"
    )
    assert [(section.id, section.number, section.heading) for section in sections] == [
        ("onze", None, "Onze regels"),
        ("inleiding", None, "Inleiding"),
        ("A", "A", "Voor iedereen"),
        ("overig", None, "Overig"),
    ]
    clauses = [(clause.id, clause.marker, clause.text) for section in sections for clause in section.clauses]
    assert clauses == [
        ("inleiding.1", "", "Wij zijn een school en wij hebben regels."),
        ("A.1", "1.", "Wees aardig."),
        ("A.2", "2.", "Plaats geen foto's, ook niet van jezelf."),
        ("overig.1", "-", "Vraag het.\n- aan de juf"),
    ]


def test_text_before_the_first_heading_is_kept() -> None:
    assert (
        read_structure("Dit is een zin zonder kop erboven, en hij is lang genoeg om geen kop te zijn.")[0].id
        == "begin"
    )
