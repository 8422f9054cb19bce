"""A school as if nobody had annotated it: what its clauses settle is proposed from the other schools."""

from collections.abc import Callable

from knowledge.advisor import Advisor
from knowledge.library import Library
from knowledge.protocol import Protocol
from knowledge.questions import read_questions
from tests.evaluation.left_out import propose_left_out
from tests.evaluation.workshop import Workshop

Propose = Callable[[Library, str], Protocol]
"""From the library and the key of a school to its protocol with proposed topics, verdicts and conditions.

It may look at the annotations of every school but that one.
"""


def proposals_in(workshop: Workshop) -> Propose:
    """How the assistant proposes the annotations of a new school."""
    questions = read_questions(workshop.settings.questions_dir)
    return lambda library, school: propose_left_out(library, school, questions, workshop.embedder)


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
