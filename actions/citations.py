"""From a clause of a ruling to a citation that a person can check."""

from dataclasses import dataclass

from actions.reply import Citation
from knowledge.protocol import Protocol
from knowledge.ruling import CitedClause


@dataclass
class ForeignClause(Exception):
    """A clause of one school is cited in an answer on the protocol of another."""

    clause: str
    school: str


@dataclass
class NotVerbatim(Exception):
    """A quote is not a piece of its clause."""

    clause: str


def citation_of(cited: CitedClause, protocol: Protocol) -> Citation:
    """The citation of a clause of `protocol`; raises `ForeignClause` or `NotVerbatim` rather than mislead."""
    clause = cited.clause
    if clause.school != protocol.school:
        raise ForeignClause(clause.key, protocol.school)
    if not cited.quote or cited.quote not in clause.text:
        raise NotVerbatim(clause.key)
    return Citation(
        school=protocol.school,
        organisation=protocol.organisation,
        document=protocol.title,
        edition=protocol.edition,
        section=protocol.section_of(clause).title,
        clause=clause.id,
        quote=cited.quote,
        url=f"/protocollen/{protocol.school}#{clause.id}",
    )
