"""A new school begins with a draft that loads as it is, and answers nothing until somebody annotates it."""

import shutil
from pathlib import Path

import pytest

from knowledge.draft import draft_protocol, write_draft
from knowledge.library import KNOWLEDGE, load_library
from knowledge.source import read_repairs
from knowledge.vocabulary import Norm, Role
from tests.knowledge.conftest import SCHOOLS

DOCUMENT = """Afspraken sociale media

Inleiding

Op De Regenboog gaan we netjes met elkaar om, ook online, en daarom zijn er afspraken.

A. Voor leerlingen

1. Plaats geen foto's van anderen zonder toestemming.
2. Word geen vrienden met de juf.
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(KNOWLEDGE / "protocols", tmp_path / "protocols")
    shutil.copytree(KNOWLEDGE / "sources", tmp_path / "sources")
    for name in ("topics.yaml", "repairs.yaml"):
        shutil.copy(KNOWLEDGE / name, tmp_path)
    return tmp_path


def test_a_draft_loads_and_holds_every_rule_with_its_number(copy: Path) -> None:
    source = copy / "sources" / "regenboog.txt"
    source.write_text(DOCUMENT, encoding="utf-8")
    write_draft(source, "regenboog", "De Regenboog", copy / "protocols")
    protocol = load_library(copy)["regenboog"]
    assert protocol.title == "Afspraken sociale media"
    assert [clause.id for clause in protocol.clauses] == ["inleiding.1", "A.1", "A.2"]
    assert not any(clause.topics for clause in protocol.clauses)
    assert protocol.awaits_review
    assert protocol.clause("A.2").addressees == {Role.LEERLING}
    assert protocol.clause("A.2").norm is Norm.VERBOD


def test_a_draft_never_overwrites_a_protocol(copy: Path) -> None:
    with pytest.raises(FileExistsError):
        write_draft(copy / "sources" / "asko.txt", "asko", "ASKO", copy / "protocols")


@pytest.mark.parametrize("school", [school for school in SCHOOLS if school != "oog"])
def test_the_draft_of_a_real_document_passes_the_proof_against_its_source(copy: Path, school: str) -> None:
    """OOG's contents list and footnote need a person; the other four come through as they are."""
    text = (copy / "sources" / f"{school}.txt").read_text(encoding="utf-8")
    for repair in read_repairs(copy / "repairs.yaml").repairs[school]:
        text = text.replace(repair.original, repair.repaired)
    file = copy / "protocols" / f"{school}.yaml"
    file.write_text(draft_protocol(text, school, school, f"{school}.txt"), encoding="utf-8")
    assert load_library(copy)[school].clauses
