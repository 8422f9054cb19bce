"""From a question to the replies, with the real advisor where it matters."""

from dataclasses import replace

from actions.answering import Answering
from actions.reply import Asks, Status
from knowledge.advisor import Advisor
from knowledge.question import Question
from knowledge.vocabulary import Role, Verdict

PHOTO = "Mag ik een klassenfoto op Instagram zetten"


def test_a_stated_condition_decides_and_the_words_that_do_it_are_quoted(advisor: Advisor) -> None:
    answering = Answering(advisor.rule)
    open_question, met, unmet = (
        answering(Question(text, "konot", Role.MEDEWERKER)).replies[-1]
        for text in (
            f"{PHOTO}?",
            f"{PHOTO} als alle ouders toestemming hebben gegeven?",
            f"{PHOTO} zonder toestemming van de ouders?",
        )
    )
    assert (open_question.verdict, open_question.asks) == (Verdict.JA_MITS, Asks.CONDITION)
    assert (met.verdict, met.asks) == (Verdict.JA, None)
    assert (unmet.verdict, unmet.asks) == (Verdict.NEE, None)
    words = advisor.library["konot"].clause(met.citations[0].clause).conditions[0].words
    assert words in met.text
    assert words in unmet.text


def test_a_question_that_is_not_clear_is_answered_with_readings_to_choose_from(advisor: Advisor) -> None:
    topics = advisor.library.topics
    readings = (topics["sancties-ouder"], topics["sancties-leerling"])

    def unclear(question: Question) -> object:
        return replace(advisor.rule(question), clauses=(), verdict=Verdict.NIET_GEREGELD, readings=readings)

    reply = Answering(unclear)(Question("wat krijg je dan", "asko", Role.OUDER)).replies[-1]  # type: ignore[arg-type]
    assert reply.status is Status.CLARIFY
    assert [choice.title for choice in reply.choices] == [topic.question for topic in readings]
    assert [choice.value for choice in reply.choices] == [
        f'/ask_question{{"topic": "{topic.key}"}}' for topic in readings
    ], "what a choice sends names its topic"
