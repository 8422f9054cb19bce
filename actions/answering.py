"""Answering a question, at once or when what was missing is known; shared by the actions that can do so."""

from collections.abc import Callable

import structlog

from actions import services
from actions.answer import reply_for
from actions.reply import Reply
from actions.safe_action import Outcome
from actions.small_replies import ask_reading, ask_role
from knowledge.question import Question
from knowledge.ruling import Ruling

Advise = Callable[[Question], Ruling]

log = structlog.get_logger()


class Answering:
    """Asks the advisor and turns its ruling into replies and things to remember."""

    def __init__(self, advise: Advise = services.advise) -> None:
        self._advise = advise

    def __call__(self, question: Question, *, first: tuple[Reply, ...] = ()) -> Outcome:
        """The answer, after the replies in `first`; the question for the role when all hangs on it."""
        ruling = self._advise(question)
        log.info(
            "ruled",
            school=question.school,
            role=question.asker,
            verdict=ruling.verdict,
            topic=ruling.topic and ruling.topic.key,
            role_needed=ruling.role_needed,
            confidence=round(ruling.confidence, 3),
        )
        if ruling.role_needed:
            return Outcome((*first, ask_role()), {"pending_question": question.text})
        if ruling.readings:
            return Outcome((*first, ask_reading(ruling.readings)), {"pending_question": None})
        return Outcome(
            (*first, reply_for(ruling, question.asker)),
            {"pending_question": None, "last_question": question.text},
        )
