from __future__ import annotations

from pathlib import Path

import pytest

from training.config import Config, DomainRules
from training.domain import (
    ForbiddenAuthor,
    make_domain,
    question_files,
    read_phrasebook,
    repeats,
    template_sentences,
    translated_questions,
)
from training.jsonl import read_pairs

SHIPPED = Path(__file__).parents[2] / "training" / "phrasebook.json"


def test_development_and_test_authors_never_reach_the_domain_pairs(toy: Config) -> None:
    make_domain(toy)
    texts = [pair.nl for pair in read_pairs(toy.paths.domain)]
    assert "mag de leraar dat?" in texts
    assert "mag de ouder dat?" not in texts
    with pytest.raises(ForbiddenAuthor):
        list(translated_questions(toy.paths.questions / "dev_1.jsonl", toy.domain))


def test_the_shipped_rules_shut_out_the_dev_and_test_authors(tmp_path: Path) -> None:
    for author in ("dev_1", "dev_2", "test_1", "test_2", "uitdrukkingen", "verhalen"):
        (tmp_path / f"{author}.jsonl").touch()
    names = [path.name for path in question_files(tmp_path, DomainRules())]
    assert names == ["uitdrukkingen.jsonl", "verhalen.jsonl"]


def test_a_line_that_is_still_being_written_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "verhalen.jsonl"
    path.write_text('{"q": "een", "en": "one"}\n{"q": "twee", "e', "utf-8")
    assert list(translated_questions(path, DomainRules())) == [("een", "one")]


def test_templates_are_distinct_filled_and_repeatable() -> None:
    book = read_phrasebook(SHIPPED)
    rules = DomainRules(templates=300)
    sentences = list(template_sentences(book, rules))
    assert len({dutch for dutch, _ in sentences}) == 300
    assert not any(c in text for pair in sentences for text in pair for c in "{}")
    assert sentences == list(template_sentences(book, rules))


def test_own_pairs_weigh_more(toy: Config) -> None:
    make_domain(toy)
    pairs = {pair.kind: pair for pair in read_pairs(toy.paths.domain)}
    assert repeats(pairs["question"], toy.domain) == 2
    assert repeats(pairs["template"], toy.domain) == 1
