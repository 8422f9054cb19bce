"""The protocol of one school as data: its sections and clauses, its contacts and where it comes from."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from knowledge.clause import STRICT, Clause, FlatText, Roles, TopicRule


def numbered_title(number: str | None, heading: str) -> str:
    """A heading with its number, as protocols print them: "A. Voor iedereen", "3.1 Voor medewerkers"."""
    if number is None:
        return heading
    return f"{number} {heading}" if "." in number else f"{number}. {heading}"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Section:
    """A headed part of a protocol.

    `number` is what the document prints before the heading ("A", "3.1"). `heading_printed` is False when the
    heading is ours because the document has none there. `part` is the heading of the larger part that begins
    or goes on here. `unquoted` is text of the source before the section that states nothing: a title, a list
    of contents.
    """

    id: str
    number: str | None = None
    heading: FlatText
    heading_printed: bool = True
    part: FlatText | None = None
    unquoted: tuple[FlatText, ...] = ()
    audience: Roles
    clauses: tuple[Clause, ...] = ()

    @property
    def title(self) -> str:
        """The heading as a person reads it, with its number."""
        return numbered_title(self.number, self.heading)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class ProtocolContact:
    """A person or service the protocol itself names; `clause` is where.

    `helps`: the roles for whom it is also somebody at school to turn to in distress.
    """

    name: str
    phone: str | None = None
    clause: str
    helps: Roles = frozenset()


class Protocol(BaseModel):
    """The whole document of one school. `source` is the name of its file in knowledge/sources/."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    school: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    organisation: str
    aliases: tuple[str, ...] = Field(min_length=1)
    title: str
    edition: str
    source: str
    contacts: tuple[ProtocolContact, ...] = ()
    sections: tuple[Section, ...]

    @model_validator(mode="before")
    @classmethod
    def _tell_clauses_their_school(cls, content: dict[str, Any]) -> dict[str, Any]:
        for section in content.get("sections") or ():
            for clause in section.get("clauses") or ():
                clause["school"] = content.get("school")
                clause.setdefault("addressees", section.get("audience"))
        return content

    @model_validator(mode="after")
    def _ids_are_unique_and_known(self) -> Self:
        seen: set[str] = set()
        for clause in self.clauses:
            if clause.id in seen:
                raise ValueError(f"clausule {clause.id!r} komt twee keer voor")
            seen.add(clause.id)
        named = {c.clause for c in self.contacts} | {c.belongs_to for c in self.clauses if c.belongs_to}
        if unknown := named - seen:
            raise ValueError(f"er wordt verwezen naar clausules die er niet zijn: {sorted(unknown)}")
        return self

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, in the order of the document."""
        return tuple(clause for section in self.sections for clause in section.clauses)

    @cached_property
    def awaits_review(self) -> bool:
        """Whether there is a clause of which no person has said, or confirmed, what it settles."""
        return any(clause.awaits_review for clause in self.clauses)

    @cached_property
    def _by_id(self) -> dict[str, tuple[Section, Clause]]:
        return {clause.id: (section, clause) for section in self.sections for clause in section.clauses}

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id; raises KeyError when the protocol has none."""
        return self._by_id[clause_id][1]

    def section_of(self, clause: Clause) -> Section:
        """The section in which a clause stands."""
        return self._by_id[clause.id][0]

    def rules_on(self, topic: str) -> Iterator[tuple[Clause, TopicRule]]:
        """Every clause that settles `topic`, in the order of the document, with what it says on it."""
        for clause in self.clauses:
            for rule in clause.topics:
                if rule.topic == topic:
                    yield clause, rule
