"""The library as the HTTP interface shows it."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from actions.citations import citation_of
from actions.reply import Citation
from knowledge.clause import Clause
from knowledge.comparison import compare
from knowledge.library import Library
from knowledge.protocol import Protocol, Section
from knowledge.topics import Topic
from knowledge.vocabulary import Kind, Norm, Role, Verdict

ROLE_ORDER = tuple(Role)


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class SchoolView(_View):
    """Een school of bestuur met een protocol."""

    school: str = Field(description="de sleutel van de school", examples=["asko"])
    organisation: str = Field(description="de naam van de school of het bestuur")
    title: str = Field(description="de titel van het protocol")
    edition: str = Field(description="de datum of uitgave van het protocol, of 'zonder datum'")
    url: str = Field(description="de bladzijde met het hele protocol")

    @classmethod
    def of(cls, protocol: Protocol) -> Self:
        return cls(
            school=protocol.school,
            organisation=protocol.organisation,
            title=protocol.title,
            edition=protocol.edition,
            url=protocol_url(protocol.school),
        )


class TopicView(_View):
    """Een onderwerp waarover mensen vragen stellen."""

    topic: str = Field(
        description="de sleutel van het onderwerp", examples=["vrienden-medewerker-met-leerling"]
    )
    title: str
    description: str

    @classmethod
    def of(cls, topic: Topic) -> Self:
        return cls(topic=topic.key, title=topic.title, description=topic.description)


class ClauseView(_View):
    """Eén regel of alinea van een protocol."""

    id: str = Field(description="uniek binnen de school", examples=["A.6"])
    marker: str = Field(description="het nummer of teken dat er in het document voor staat")
    text: str = Field(description="de letterlijke tekst")
    plain: str | None = Field(description="hetzelfde in eenvoudig Nederlands")
    kind: Kind
    norm: Norm
    addressees: tuple[Role, ...] = Field(description="voor wie de regel geldt")
    topics: tuple[str, ...] = Field(description="de onderwerpen waarover de regel iets zegt")
    unreviewed: bool = Field(description="of niemand heeft nagekeken wat de regel beslist en voor wie")

    @classmethod
    def of(cls, clause: Clause) -> Self:
        return cls(
            id=clause.id,
            marker=clause.marker,
            text=clause.text,
            plain=clause.plain,
            kind=clause.kind,
            norm=clause.norm,
            addressees=in_order(clause.addressees),
            topics=tuple(dict.fromkeys(rule.topic for rule in clause.topics)),
            unreviewed=clause.awaits_review,
        )


class SectionView(_View):
    """Een deel van een protocol, met een kop."""

    number: str | None = Field(description="het nummer van de kop, als die er een heeft")
    heading: str
    part: str | None = Field(description="de kop van het grotere deel waar dit onder valt")
    clauses: tuple[ClauseView, ...]

    @classmethod
    def of(cls, section: Section) -> Self:
        return cls(
            number=section.number,
            heading=section.heading,
            part=section.part,
            clauses=tuple(ClauseView.of(clause) for clause in section.clauses),
        )


class ProtocolView(SchoolView):
    """Een heel protocol met de letterlijke teksten."""

    sections: tuple[SectionView, ...]

    @classmethod
    def of(cls, protocol: Protocol) -> Self:
        return cls(
            **SchoolView.of(protocol).model_dump(),
            sections=tuple(SectionView.of(section) for section in protocol.sections),
        )


class FoundClause(_View):
    """Een regel die bij de zoekwoorden past."""

    school: str
    organisation: str
    section: str
    url: str = Field(description="de plaats in het protocol")
    clause: ClauseView

    @classmethod
    def of(cls, protocol: Protocol, clause: Clause) -> Self:
        return cls(
            school=protocol.school,
            organisation=protocol.organisation,
            section=protocol.section_of(clause).title,
            url=f"{protocol_url(protocol.school)}#{clause.id}",
            clause=ClauseView.of(clause),
        )


class SchoolVerdict(_View):
    """Wat één protocol over een onderwerp zegt voor één rol."""

    school: str
    organisation: str
    role: Role
    verdict: Verdict
    citations: tuple[Citation, ...] = Field(description="waar dat staat; leeg bij 'niet_geregeld'")
    unreviewed: bool = Field(
        description="of niemand dit heeft nagekeken; bij 'niet_geregeld' is er misschien toch een regel"
    )


class ComparisonView(_View):
    """Een onderwerp naast elkaar, voor elke school."""

    topic: str
    title: str
    description: str
    schools: tuple[SchoolVerdict, ...]


def compare_schools(library: Library, topic: str, roles: tuple[Role, ...]) -> ComparisonView:
    """What every school says on a topic that exists, for each of these roles."""
    found = library.topics[topic]
    verdicts = tuple(
        SchoolVerdict(
            school=comparison.school,
            organisation=comparison.organisation,
            role=role,
            verdict=comparison.verdict,
            citations=tuple(citation_of(cited, library[comparison.school]) for cited in comparison.clauses),
            unreviewed=comparison.unreviewed,
        )
        for role in roles
        for comparison in compare(library, topic, role)
    )
    return ComparisonView(topic=topic, title=found.title, description=found.description, schools=verdicts)


def protocol_url(school: str) -> str:
    return f"/protocollen/{school}"


def in_order(roles: frozenset[Role]) -> tuple[Role, ...]:
    """Roles in the order in which people see them everywhere."""
    return tuple(role for role in ROLE_ORDER if role in roles)
