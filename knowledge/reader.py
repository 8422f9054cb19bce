"""Reading a plain-text protocol into a first draft of a protocol file, for a person to check and annotate.

The reader only finds structure: headings, numbers, list items and paragraphs. It changes no word. What a
clause *means* (kind, norm, addressees, topics) is filled in by a person; see docs/protocolbestand.md.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.protocol import numbered_title

LETTERED = re.compile(r"^(?P<number>[A-Z])\. (?P<rest>.+)$")
SUBSECTION = re.compile(r"^(?P<number>\d+\.\d+)\.? (?P<rest>.+)$")
ITEM = re.compile(r"^(?P<marker>\d+\.|[-•–*]|[¹²³]) +(?P<rest>.+)$", re.DOTALL)
BARE_NUMBER = re.compile(r"^(\d+\.)\s*\n\s*\n(?=\S)", re.MULTILINE)
NESTED = re.compile(r"^\s+[-•–] (?P<rest>.+)$")
HEADING_WORDS = 12
"""A line of at most this many words without a closing point may be a heading."""
POINTED_HEADING_WORDS = 7
"""Some schools close a heading with a point ("Uitgangspunten."); only very short lines are taken for that."""


@dataclass
class DraftClause:
    """A clause as found: what marks it in the source, and its text."""

    id: str
    marker: str
    text: str


@dataclass
class DraftSection:
    """A heading and the clauses below it; `before` holds headings without clauses that stand above it."""

    id: str
    number: str | None
    heading: str
    clauses: list[DraftClause] = field(default_factory=list)
    before: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading as it stands in the document."""
        return numbered_title(self.number, self.heading)


def read_structure(text: str) -> list[DraftSection]:
    """The sections and clauses of a protocol, from its text with line ends kept.

    Text before the first heading comes in a section with the id "begin".
    """
    sections: list[DraftSection] = []
    for block in _blocks(text):
        heading = _heading(block)
        if heading is not None:
            number, words = heading
            sections.append(DraftSection(_section_id(number, words, sections), number, words))
            continue
        if not sections:
            sections.append(DraftSection("begin", None, ""))
        _add_clause(sections[-1], block)
    return sections


@dataclass
class _Block:
    """One paragraph, list item or heading; `first` when a blank line stands before it."""

    text: str
    first: bool
    alone: bool


def _blocks(text: str) -> Iterator[_Block]:
    for paragraph in re.split(r"\n\s*\n", BARE_NUMBER.sub(r"\1 ", text)):
        lines = [line.rstrip() for line in paragraph.splitlines() if line.strip()]
        blocks = list(_split_paragraph(lines))
        for place, block in enumerate(blocks):
            yield _Block(block, first=place == 0, alone=len(blocks) == 1)


def _split_paragraph(lines: Iterable[str]) -> Iterator[str]:
    """A new block begins at each list marker or heading; other lines go on with the one before."""
    current: list[str] = []
    for line in lines:
        if NESTED.match(line):
            current.append("\n" + line.strip())
            continue
        line = line.strip()
        if current and _ends_before(line, _joined(current)):
            yield _joined(current)
            current = []
        current.append(line)
    if current:
        yield _joined(current)


def _ends_before(line: str, block: str) -> bool:
    heading_after_sentence = _is_pointed_heading(line) and block.endswith((".", ";"))
    return _begins_block(line) or _is_pointed_heading(block) or heading_after_sentence


def _joined(lines: list[str]) -> str:
    return re.sub(r" *\n", "\n", " ".join(lines))


def _begins_block(line: str) -> bool:
    return bool(ITEM.match(line) or LETTERED.match(line) or SUBSECTION.match(line))


def _is_pointed_heading(line: str) -> bool:
    return line.endswith(".") and len(line.split()) <= POINTED_HEADING_WORDS and not ITEM.match(line)


def _heading(block: _Block) -> tuple[str | None, str] | None:
    text = block.text
    if "\n" in text:
        return None
    for pattern in (LETTERED, SUBSECTION):
        if match := pattern.match(text):
            return match["number"], match["rest"].rstrip(".")
    if match := ITEM.match(text):
        is_heading = block.alone and match["marker"][0].isdigit() and _looks_like_heading(match["rest"])
        return (match["marker"].rstrip("."), match["rest"]) if is_heading else None
    if _is_pointed_heading(text) or (block.first and _looks_like_heading(text)):
        return None, text.rstrip(".")
    return None


def _looks_like_heading(text: str) -> bool:
    return len(text.split()) <= HEADING_WORDS and not text.endswith((".", ";", ":", "?", "!", ","))


def _section_id(number: str | None, words: str, sections: list[DraftSection]) -> str:
    taken = {section.id for section in sections}
    slug = number or re.sub(r"[^a-z0-9]+", "-", words.split()[0].lower()).strip("-")
    candidates = (slug if attempt == 1 else f"{slug}-{attempt}" for attempt in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def _add_clause(section: DraftSection, block: _Block) -> None:
    match = ITEM.match(block.text)
    marker, text = (match["marker"], block.text[match.start("rest") :]) if match else ("", block.text)
    number = marker.rstrip(".") if marker.rstrip(".").isdecimal() else str(len(section.clauses) + 1)
    section.clauses.append(DraftClause(f"{section.id}.{number}", marker, text))
