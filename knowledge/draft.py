"""A first protocol file for a new school, made from the text of its document, for a person to complete.

What its clauses settle is proposed afterwards: knowledge/proposals/.
"""

import io
from pathlib import Path

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from knowledge.proposals.wording import audience_of, kind_of, norm_of
from knowledge.protocol_style import flow, folded, protocol_yaml
from knowledge.reader import DraftClause, DraftSection, read_structure
from knowledge.vocabulary import Kind, Role

HEADER = """# Concept, gemaakt uit {source}. Kijk na en vul aan: docs/protocolbestand.md legt elk veld uit.
# - audience, kind en norm zijn geraden: kies voor wie elk deel is, en wat elke clausule is en doet.
# - een onderwerp met `proposed: true` is een voorstel dat niemand heeft nagekeken. Klopt het, haal dan die
#   regel weg; klopt het niet, verbeter het of haal het onderwerp weg.
# - een clausule zonder topics heeft nog niemand bekeken. Beslist ze niets, schrijf dan `topics: []`.
"""


def draft_protocol(text: str, school: str, organisation: str, source: str) -> str:
    """The YAML of a protocol file for `school`, with the sections and clauses the reader finds in `text`.

    For whom a section is and what its clauses are and do is guessed by their words. What they settle is left
    open: until a person or a proposal says so, the assistant answers nothing with them.
    """
    sections = CommentedSeq(_section(section) for section in _without_bare_title(read_structure(text)))
    protocol = CommentedMap(
        school=school,
        organisation=organisation,
        aliases=flow([organisation]),
        title="",
        edition="zonder datum",
        source=source,
        contacts=flow([]),
        sections=sections,
    )
    protocol["title"] = read_structure(text)[0].heading or organisation
    written = io.StringIO(HEADER.format(source=source))
    written.seek(0, io.SEEK_END)
    protocol_yaml().dump(protocol, written)
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
    drafted["audience"] = flow(role.value for role in Role if role in audience_of(section.title))
    drafted["clauses"] = CommentedSeq(_clause(clause, kind_of(section.title)) for clause in section.clauses)
    return drafted


def _clause(clause: DraftClause, kind: Kind) -> CommentedMap:
    drafted = CommentedMap(id=DoubleQuotedScalarString(clause.id))
    if clause.marker:
        drafted["marker"] = DoubleQuotedScalarString(clause.marker)
    drafted["text"] = folded(clause.text)
    drafted["kind"] = kind.value
    drafted["norm"] = norm_of(clause.text).value
    return drafted
