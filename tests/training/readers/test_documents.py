from __future__ import annotations

from pathlib import Path

import pytest

from training.readers.documents import Block, blocks, document_pairs, english_paths, matched
from training.readers.tree import Tree


def test_blocks_end_where_the_next_begins_and_code_is_no_text() -> None:
    page = "<h1>Kop</h1><p>Een <b>zin</b>.<pre>code</pre><ul><li>Punt &amp; komma</ul>"
    wanted = [Block("h1", "Kop"), Block("p", "Een zin."), Block("li", "Punt & komma")]
    assert blocks(page, "p|li|h[1-6]") == wanted


def test_pages_of_equal_structure_match_block_by_block() -> None:
    english, dutch = [Block("h1", "A"), Block("p", "b")], [Block("h1", "X"), Block("p", "y")]
    assert list(matched(english, dutch)) == [("A", "X"), ("b", "y")]


def test_else_only_sections_of_equal_structure_match() -> None:
    english = [Block("h1", "A"), Block("p", "b"), Block("h2", "C"), Block("p", "d")]
    dutch = [*english[:2], Block("h2", "C"), Block("p", "d"), Block("p", "e")]
    assert list(matched(english, dutch)) == [("A", "A"), ("b", "b")]


def test_pages_with_another_number_of_sections_do_not_match() -> None:
    english = [Block("h1", "A"), Block("p", "b")]
    assert list(matched(english, [*english, Block("h2", "C")])) == []


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("usr/share/help/nl/x/a.page", "usr/share/help/C/x/a.page"),
        ("usr/share/doc/HTML/nl/k/index.docbook", "usr/share/doc/HTML/en/k/index.docbook"),
        ("usr/share/doc/debian/FAQ/nl/a.nl.html", "usr/share/doc/debian/FAQ/a.en.html"),
        ("usr/share/doc/edu-doc-nl/a.html", "usr/share/doc/edu-doc-en/a.html"),
    ],
)
def test_a_dutch_page_knows_where_its_english_sibling_may_be(dutch: str, english: str) -> None:
    assert english in list(english_paths(dutch))


def test_libreoffice_help_is_matched_by_paragraph_id(tmp_path: Path) -> None:
    inside = "usr/share/libreoffice/help/{}/text/a.html"
    for language, text in (("nl", "Kies <b>Tabel</b>"), ("en-US", "Choose Table")):
        path = tmp_path / f"libreoffice-help-{language}" / inside.format(language)
        path.parent.mkdir(parents=True)
        path.write_text(f'<p id="par_id1" class="x">{text}</p><p id="par_{language}">z</p>')
    found = [(raw.english, raw.dutch) for raw in document_pairs(Tree(tmp_path))]
    assert found == [("Choose Table", "Kies Tabel")]
