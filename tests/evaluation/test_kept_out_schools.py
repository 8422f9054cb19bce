"""A school that is kept out is answered by what is proposed for it, and by nothing else."""

import pytest

from knowledge.library import Library
from knowledge.protocol import Protocol
from knowledge.settings import KnowledgeSettings
from tests.evaluation.gold import read_written
from tests.evaluation.kept_out_schools import advisors_without
from tests.evaluation.systems import advisor_system, advisors_system
from tests.evaluation.workshop import Workshop

QUESTIONS = read_written("dev_1")[:60:10]


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop(KnowledgeSettings())


def test_a_proposal_that_is_the_real_annotation_gives_the_real_answers(workshop: Workshop) -> None:
    kept_out = advisors_system(advisors_without(workshop, lambda library, school: library[school]))
    real = advisor_system(workshop.advisor)
    for question in QUESTIONS:
        assert kept_out(question, "oog").clauses == real(question, "oog").clauses


def test_a_school_for_which_nothing_is_proposed_is_silent(workshop: Workshop) -> None:
    def nothing(library: Library, school: str) -> Protocol:
        content = library[school].model_dump(exclude_unset=True)
        for section in content["sections"]:
            for clause in section["clauses"]:
                clause["topics"] = []
        return Protocol.model_validate(content)

    kept_out = advisors_system(advisors_without(workshop, nothing))
    assert not any(kept_out(question, "oog").clauses for question in QUESTIONS)
