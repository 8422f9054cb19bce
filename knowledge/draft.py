"""A first protocol file for a new school, made from the text of its document, for a person to complete."""

import io
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from knowledge.reader import DraftClause, DraftSection, read_structure
from knowledge.vocabulary import Kind, Norm, Role

HEADER = """# Concept, gemaakt uit {source}. Kijk na en vul aan: docs/protocolbestand.md legt elk veld uit.
# - kind en norm zijn geraden: kies bij elke clausule wat ze is en wat ze doet.
# - noem bij elke clausule de onderwerpen die ze beslist: topics: [onderwerp, onderwerp]
"""
LONG = 80
"""Text longer than this many characters is folded over several lines."""


def draft_protocol(text: str, school: str, organisation: str, source: str) -> str:
    """The YAML of a protocol file for `school`, with the sections and clauses the reader finds in `text`.

    Every clause comes in as a rule that only states something and settles no topic: until a person
    annotates it the assistant answers nothing with it.
    """
    sections = CommentedSeq(_section(section) for section in _without_bare_title(read_structure(text)))
    protocol = CommentedMap(
        school=school,
        organisation=organisation,
        aliases=_flow([organisation]),
        title="",
        edition="zonder datum",
        source=source,
        contacts=_flow([]),
        sections=sections,
    )
    protocol["title"] = read_structure(text)[0].heading or organisation
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    written = io.StringIO(HEADER.format(source=source))
    written.seek(0, io.SEEK_END)
    yaml.dump(protocol, written)
    return written.getvalue()


def write_draft(source: Path, school: str, organisation: str, protocols: Path) -> Path:
    """Write the draft beside the other protocol files; raises `FileExistsError` rather than overwrite one."""
    file = protocols / f"{school}.yaml"
    with file.open("x", encoding="utf-8") as opened:
        opened.write(draft_protocol(source.read_text(encoding="utf-8"), school, organisation, source.name))
    return file


def _without_bare_title(sections: list[DraftSection]) -> list[DraftSection]:
    """A heading with nothing below it belongs to what follows: it comes in as text that states nothing."""
    kept: list[DraftSection] = []
    titles: list[str] = []
    for section in sections:
        if not section.clauses:
            titles.append(section.title)
            continue
        section.before, titles = titles, []
        kept.append(section)
    if titles:
        closing = [DraftClause(f"slot.{place}", "", title) for place, title in enumerate(titles, 1)]
        kept.append(DraftSection("slot", None, "", closing))
    return kept


def _section(section: DraftSection) -> CommentedMap:
    drafted = CommentedMap(id=DoubleQuotedScalarString(section.id))
    if section.number:
        drafted["number"] = DoubleQuotedScalarString(section.number)
    drafted["heading"] = section.heading or section.id.capitalize()
    if not section.heading:
        drafted["heading_printed"] = False
    if section.before:
        drafted["unquoted"] = CommentedSeq(section.before)
    drafted["audience"] = _flow([role.value for role in Role])
    drafted["clauses"] = CommentedSeq(_clause(clause) for clause in section.clauses)
    return drafted


def _clause(clause: DraftClause) -> CommentedMap:
    drafted = CommentedMap(id=DoubleQuotedScalarString(clause.id))
    if clause.marker:
        drafted["marker"] = DoubleQuotedScalarString(clause.marker)
    flat = " ".join(clause.text.split())
    drafted["text"] = FoldedScalarString(flat) if len(flat) > LONG else flat
    drafted["kind"] = Kind.RULE.value
    drafted["norm"] = Norm.MEDEDELING.value
    drafted["topics"] = _flow([])
    return drafted


def _flow(values: list[str]) -> CommentedSeq:
    sequence = CommentedSeq(values)
    sequence.fa.set_flow_style()
    return sequence
