"""A school as if nobody had annotated it: what its clauses settle is proposed from the other schools."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from knowledge.advisor import Advisor
from knowledge.clause import Clause
from knowledge.embedder import Embedder
from knowledge.library import Library
from knowledge.proposals.proposer import Proposals, Proposer
from knowledge.proposals.wording import audience_of, kind_of, norm_of
from knowledge.protocol import Protocol, Section
from knowledge.questions import ExampleQuestion
from tests.evaluation.systems import System, advisor_system


def left_out_system(
    library: Library,
    advisor_on: Callable[[Library], Advisor],
    questions: Sequence[ExampleQuestion],
    embedder: Embedder,
) -> System:
    """The advisor, asked about each school with proposed annotations for it and real ones for others.

    `advisor_on` makes the advisor of a library.
    """

    def advisor_without(school: str) -> Advisor:
        proposed = propose_left_out(library, school, questions, embedder)
        others = [protocol for protocol in library if protocol.school != school]
        return advisor_on(Library([proposed, *others], library.topics))

    systems = {school: advisor_system(advisor_without(school)) for school in library.schools}
    return lambda question, school: systems[school](question, school)


def propose_left_out(
    library: Library, school: str, questions: Sequence[ExampleQuestion], embedder: Embedder
) -> Protocol:
    """The protocol of `school` with proposed annotations only, learnt from the other schools of `library`."""
    others = [protocol for protocol in library if protocol.school != school]
    bare = without_annotations(library[school])
    return with_proposals(bare, Proposer(others, library.topics, questions, embedder).proposals(bare))


def without_annotations(protocol: Protocol) -> Protocol:
    """The protocol as `protocolwijzer draft` would write it, before the proposals."""
    return _rebuilt(protocol, {section.id: _bare_section(section) for section in protocol.sections})


def with_proposals(protocol: Protocol, proposals: Proposals) -> Protocol:
    """The protocol with the proposed conditions and topics in their places."""

    def proposed(clause: Clause) -> Clause:
        conditions, rules = proposals.get(clause.id, ((), ()))
        return replace(clause, conditions=conditions, topics=rules, annotated=True)

    return _rebuilt(
        protocol,
        {
            section.id: replace(section, clauses=tuple(map(proposed, section.clauses)))
            for section in protocol.sections
        },
    )


def _bare_section(section: Section) -> Section:
    audience = audience_of(section.title)
    kept = ("id", "school", "marker", "text")
    return replace(
        section,
        audience=audience,
        clauses=tuple(
            Clause(
                **{field: getattr(clause, field) for field in kept},
                kind=kind_of(section.title),
                norm=norm_of(clause.text),
                addressees=audience,
                annotated=False,
            )
            for clause in section.clauses
        ),
    )


def _rebuilt(protocol: Protocol, sections: dict[str, Section]) -> Protocol:
    fields: dict[str, Any] = {name: getattr(protocol, name) for name in Protocol.model_fields}
    return Protocol.model_construct(
        **{**fields, "sections": tuple(sections[s.id] for s in protocol.sections)}
    )
