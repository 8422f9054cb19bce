"""Step ``domain``: own pairs on school and social media: translated questions, terms, templates."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.clean import normalise
from training.config import Config, DomainRules
from training.jsonl import Pair, write_pairs

OWN_KINDS = ("question", "clause", "term", "template")
Entry = tuple[str, str]  # Dutch, English


class ForbiddenAuthor(Exception):
    """A development or test author would have reached the training set."""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Hand-written terms, and the parts of which template sentences are made."""

    places: tuple[Entry, ...]
    askers: tuple[Entry, ...]
    others: tuple[Entry, ...]
    acts: tuple[Entry, ...]
    frames: tuple[Entry, ...]
    terms: tuple[Entry, ...]
    words: tuple[str, ...]  # that the vocabulary must hold whole


def read_phrasebook(path: Path) -> Phrasebook:
    """Read ``phrasebook.json``: lists of [Dutch, English], and a list of Dutch words."""
    data = json.loads(path.read_text("utf-8"))
    words = tuple(data.pop("words"))
    entries = {key: tuple((nl, en) for nl, en in rows) for key, rows in data.items()}
    return Phrasebook(**entries, words=words)


def template_sentences(book: Phrasebook, rules: DomainRules) -> Iterator[Entry]:
    """Up to ``rules.templates`` distinct (Dutch, English) sentences, drawn with the rules' seed."""
    rng = random.Random(rules.seed)
    seen: set[str] = set()
    for _ in range(20 * rules.templates):
        if len(seen) == rules.templates:
            return
        act, frame = rng.choice(book.acts), rng.choice(book.frames)
        asker, other, place = (rng.choice(b) for b in (book.askers, book.others, book.places))
        dutch_act = act[0].format(w=other[0], p=place[0])
        english_act = act[1].format(w=other[1], p=place[1])
        dutch = frame[0].format(s=asker[0], a=dutch_act)
        if dutch not in seen:
            seen.add(dutch)
            yield dutch, frame[1].format(s=asker[1], b=english_act)


def author_of(path: Path) -> str:
    """The author of ``<author>.jsonl``."""
    return path.stem


def question_files(folder: Path, rules: DomainRules) -> list[Path]:
    """Question files that may be trained on, in name order."""
    files = sorted(folder.glob("*.jsonl"))
    return [path for path in files if author_of(path) not in rules.never]


def translated_questions(path: Path, rules: DomainRules) -> Iterator[Entry]:
    """(Dutch, English) of the lines that carry a translation.

    A last line that is still being written is left out. Raises ForbiddenAuthor.
    """
    if author_of(path) in rules.never:
        raise ForbiddenAuthor(path.name)
    yield from read_translations(path)


def measured_file(config: Config, author: str) -> Path:
    """The questions of an author whom the probe may measure on."""
    return config.paths.measured / f"{author}.jsonl"


def read_translations(path: Path) -> Iterator[Entry]:
    """(``q``, ``en``) of every line of a question file that has both; none if it is absent."""
    text = path.read_text("utf-8") if path.exists() else ""
    for line in text[: text.rfind("\n") + 1].splitlines():
        row = json.loads(line) if line.strip() else {}
        if row.get("en") and row.get("q"):
            yield row["q"], row["en"]


def tabbed(path: Path) -> Iterator[Entry]:
    """(Dutch, English) of every line of a tab-separated file."""
    for line in path.read_text("utf-8").splitlines():
        dutch, english = line.split("\t")
        yield dutch, english


def domain_pairs(config: Config) -> Iterator[Pair]:
    """All own pairs; ``kind`` is question, clause, term or template."""
    rules = config.domain
    book = read_phrasebook(config.paths.phrasebook)
    for path in question_files(config.paths.questions, rules):
        for dutch, english in translated_questions(path, rules):
            yield Pair("question", path.name, normalise(english), normalise(dutch))
    own: tuple[tuple[str, str, Iterable[Entry]], ...] = (
        ("question", config.paths.translations.name, tabbed(config.paths.translations)),
        ("clause", config.paths.clauses.name, tabbed(config.paths.clauses)),
        ("term", config.paths.phrasebook.name, book.terms),
        ("template", config.paths.phrasebook.name, template_sentences(book, rules)),
    )
    for kind, name, entries in own:
        for dutch, english in entries:
            yield Pair(kind, name, normalise(english), normalise(dutch))


def make_domain(config: Config) -> dict[str, int]:
    """Run the step; returns counts per kind."""
    pairs = list(domain_pairs(config))
    write_pairs(config.paths.domain, pairs)
    return {kind: sum(p.kind == kind for p in pairs) for kind in OWN_KINDS}


def repeats(pair: Pair, rules: DomainRules) -> int:
    """How often a pair is shown in one pass; general pairs once."""
    own = {
        "question": rules.question_repeat,
        "clause": rules.clause_repeat,
        "term": rules.term_repeat,
        "template": rules.template_repeat,
    }
    return own.get(pair.kind, 1)
