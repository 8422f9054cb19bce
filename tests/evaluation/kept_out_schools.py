"""A school as if nobody had annotated it: what its clauses settle is proposed from the other schools."""

from collections.abc import Callable

from knowledge.advisor import Advisor
from knowledge.library import Library
from knowledge.protocol import Protocol
from tests.evaluation.workshop import Workshop

Propose = Callable[[Library, str], Protocol]
"""From the library and the key of a school to its protocol with proposed topics, verdicts and conditions.

It may look at the annotations of every school but that one.
"""

PROPOSE: Propose | None = None
"""How annotations are proposed; None while nothing proposes them, and then the report has no such section."""


def advisors_without(workshop: Workshop, propose: Propose) -> dict[str, Advisor]:
    """For each school an advisor on a library in which its own annotations are proposed, all others real."""
    library = workshop.library
    return {
        school: workshop.advisor_on(
            Library(
                [propose(library, school), *(other for other in library if other.school != school)],
                library.topics,
            )
        )
        for school in library.schools
    }
