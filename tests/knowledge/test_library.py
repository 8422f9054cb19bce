"""A library that loads is in order; a file that is not stops the loading, with file, line and remedy."""

import shutil
from pathlib import Path

import pytest

from knowledge.errors import DataError, UnknownSchool
from knowledge.library import KNOWLEDGE, Library, load_library
from knowledge.vocabulary import Kind, Norm, Role, Verdict


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the knowledge to break."""
    for name in ("protocols", "sources"):
        shutil.copytree(KNOWLEDGE / name, tmp_path / name)
    for name in ("topics.yaml", "repairs.yaml"):
        shutil.copy(KNOWLEDGE / name, tmp_path / name)
    return tmp_path


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_with(file: Path, words: str) -> int:
    return 1 + next(
        n for n, line in enumerate(file.read_text(encoding="utf-8").splitlines()) if words in line
    )


def test_the_five_schools_are_there(library: Library) -> None:
    assert library.schools == ("asko", "jozef", "konot", "oog", "tweespan")


def test_clause_ids_are_unique_over_all_schools(library: Library) -> None:
    keys = [clause.key for clause in library.clauses]
    assert len(keys) == len(set(keys)) == 220


def test_every_rule_binds_somebody_and_settles_something(library: Library) -> None:
    for clause in library.clauses:
        assert clause.addressees, clause.key
        if clause.kind is Kind.RULE and clause.is_numbered:
            assert clause.topics, clause.key


def test_a_prohibition_never_gives_a_plain_yes_on_the_topic_it_forbids(library: Library) -> None:
    for clause in library.clauses:
        if clause.norm is Norm.VERBOD and not clause.conditions:
            assert {rule.verdict for rule in clause.topics} - {Verdict.JA, Verdict.JA_MITS}, clause.key


def test_every_conditional_verdict_names_its_condition_or_its_clause_has_none(library: Library) -> None:
    for clause in library.clauses:
        for rule in clause.topics:
            if rule.verdict is Verdict.JA_MITS and clause.conditions:
                assert rule.conditions, (clause.key, rule.topic)


@pytest.mark.parametrize(
    ("key", "norm", "addressees"),
    [
        ("tweespan/A.7", Norm.VERBOD, {Role.MEDEWERKER}),
        ("asko/A.6", Norm.VERBOD, {Role.MEDEWERKER}),
        ("jozef/A.6", Norm.ONTRADEN, {Role.MEDEWERKER}),
        ("asko/A.5", Norm.VERBOD, set(Role)),
        ("asko/A.1", Norm.VERBOD, {Role.MEDEWERKER, Role.LEERLING}),
        ("asko/A.2", Norm.TOESTEMMING, set(Role)),
        ("oog/3.2.9", Norm.TOESTEMMING, {Role.LEERLING}),
        ("oog/4.2.21", Norm.VERBOD, {Role.MEDEWERKER, Role.LEERLING}),
        ("konot/richtlijnen.3", Norm.VERBOD, {Role.MEDEWERKER}),
        ("tweespan/sancties.5", Norm.MEDEDELING, {Role.LEERLING, Role.OUDER}),
    ],
)
def test_annotations_a_reader_agrees_with(
    library: Library, key: str, norm: Norm, addressees: set[Role]
) -> None:
    school, clause_id = key.split("/")
    clause = library[school].clause(clause_id)
    assert (clause.norm, clause.addressees) == (norm, addressees)


def test_an_unknown_school_is_refused_by_name(library: Library) -> None:
    with pytest.raises(UnknownSchool, match="de-regenboog"):
        _ = library["de-regenboog"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("norm: verbod", "norm: verboden", "onbekende waarde 'verboden'"),
        ("norm: verbod", "nrom: verbod", "ontbreekt"),
        ("kind: rule", "kind: rule\n        kleur: rood", "bestaat niet"),
        ("addressees: [medewerker]", "addressees: [medewerkster]", "onbekende waarde 'medewerkster'"),
        ("topic: vrienden-medewerker-met-leerling", "topic: vriendjes", "onbekende onderwerp 'vriendjes'"),
        ('id: "A.2"', 'id: "A.1"', "komt twee keer voor"),
        ("words: tenzij het gaat om een schoolproject", "words: tenzij het mag", "staan niet in de tekst"),
    ],
)
def test_a_mistake_in_a_protocol_file_names_file_line_and_remedy(
    copy: Path, old: str, new: str, problem: str
) -> None:
    file = copy / "protocols" / "asko.yaml"
    replace(file, old, new)
    with pytest.raises(DataError) as caught:
        load_library(copy)
    assert caught.value.file == file
    assert problem in caught.value.problem
    assert caught.value.remedy


def test_the_line_of_a_mistake_is_the_line_in_the_file(copy: Path) -> None:
    file = copy / "protocols" / "asko.yaml"
    replace(file, "norm: verbod", "norm: verboden")
    with pytest.raises(DataError) as caught:
        load_library(copy)
    assert caught.value.line == line_with(file, "norm: verboden")


def test_yaml_that_cannot_be_read_is_reported_with_its_line(copy: Path) -> None:
    file = copy / "protocols" / "konot.yaml"
    replace(file, "sections:", "sections: [")
    with pytest.raises(DataError, match="geen geldige YAML"):
        load_library(copy)


def test_a_file_named_after_another_school_is_refused(copy: Path) -> None:
    (copy / "protocols" / "konot.yaml").rename(copy / "protocols" / "kanot.yaml")
    with pytest.raises(DataError, match=r"konot\.yaml"):
        load_library(copy)


def test_a_sixth_school_needs_only_files(copy: Path) -> None:
    (copy / "sources" / "regenboog.txt").write_text("Regels\n\n1. Plaats geen foto's.\n", encoding="utf-8")
    (copy / "protocols" / "regenboog.yaml").write_text(
        "school: regenboog\norganisation: De Regenboog\naliases: [De Regenboog]\ntitle: Regels\n"
        "edition: mei 2025\nsource: regenboog.txt\nsections:\n"
        "  - id: regels\n    heading: Regels\n    audience: [leerling]\n    clauses:\n"
        '      - id: regels.1\n        marker: "1."\n        text: Plaats geen foto\'s.\n        kind: rule\n'
        "        norm: verbod\n        topics: [foto-plaatsen-toestemming]\n",
        encoding="utf-8",
    )
    clause = load_library(copy)["regenboog"].clause("regels.1")
    assert clause.addressees == {Role.LEERLING}
    assert [(rule.topic, rule.verdict) for rule in clause.topics] == [
        ("foto-plaatsen-toestemming", Verdict.NEE)
    ]
