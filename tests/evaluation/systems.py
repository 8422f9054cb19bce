"""The systems that are made of the assistant's own parts."""

from collections.abc import Mapping

from knowledge.advisor import Advisor
from knowledge.question import Question
from knowledge.search import ClauseSearch
from tests.evaluation.given import Given, System
from tests.evaluation.gold import WrittenQuestion


def ranking_of_search(search: ClauseSearch) -> System:
    """The clause search, dense and lexical together: always the first clause."""

    def answer(question: WrittenQuestion, school: str) -> Given:
        return Given((search.run(question.text, school)[0].clause.id,), None)

    return answer


def advisor_system(advisor: Advisor) -> System:
    """The advisor of the assistant: understanding, ranking and ruling, without the conversation."""

    def answer(question: WrittenQuestion, school: str) -> Given:
        ruling = advisor.rule(Question(question.text, school, question.asker))
        shown = [*ruling.clauses, *([ruling.nearest] if ruling.nearest else [])]
        return Given(
            clauses=tuple(cited.clause.id for cited in ruling.clauses if cited.clause.school == school),
            verdict=None if ruling.readings else ruling.verdict,
            confidence=ruling.confidence,
            foreign=tuple(cited.clause.key for cited in shown if cited.clause.school != school),
        )

    return answer


def advisors_system(advisors: Mapping[str, Advisor]) -> System:
    """An advisor of its own for each school."""
    systems = {school: advisor_system(advisor) for school, advisor in advisors.items()}
    return lambda question, school: systems[school](question, school)
