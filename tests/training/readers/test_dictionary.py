from __future__ import annotations

from pathlib import Path

from tests.training.conftest import write_dictionary
from training.readers.dictionary import dictionary_pairs, number, senses
from training.readers.tree import Tree

PARENT = "usr/share/dictd"


def test_numbers_are_base_64() -> None:
    assert [number(text) for text in ("A", "B", "/", "BA")] == [0, 1, 63, 64]


def test_notes_brackets_and_long_explanations_are_no_senses() -> None:
    body = 'bericht /bə/\n1. message, notice (formal)\n"een bericht"\n2. ' + "word " * 9
    assert senses(body) == ["message", "notice"]


def test_both_directions_give_english_first(tmp_path: Path) -> None:
    nl = tmp_path / "dict-freedict-nld-eng" / PARENT
    en = tmp_path / "dict-freedict-eng-nld" / PARENT
    write_dictionary(nl, "freedict-nld-eng", {"klas": "klas /k/\nclass\n"})
    write_dictionary(en, "freedict-eng-nld", {"pupil": "pupil /p/\nleerling\n", "00-x": "no\nno"})
    found = {(raw.english, raw.dutch) for raw in dictionary_pairs(Tree(tmp_path))}
    assert found == {("class", "klas"), ("pupil", "leerling")}
