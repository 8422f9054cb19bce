"""Answering a question, at once or when what was missing is known; shared by the actions that can do so."""

from collections.abc import Callable

import structlog

from actions import services
from actions.answer import reply_for
from actions.memory import NOTHING_PENDING, answered, waiting
from actions.reply import Reply
from actions.safe_action import Outcome
from actions.small_replies import ask_role, offer
from knowledge.acts import Act
from knowledge.question import Question
from knowledge.ruling import Ruling
from knowledge.vocabulary import Role

Advise = Callable[[Question], Ruling]

log = structlog.get_logger()


class Answering:
    """Asks the advisor and turns its ruling into replies and things to remember."""

    def __init__(self, advise: Advise = services.advise) -> None:
        self._advise = advise

    def __call__(
        self, question: Question, *, asker: Role | None = None, first: tuple[Reply, ...] = ()
    ) -> Outcome:
        """The answer, after the replies in `first`; the question for the role when all hangs on it.

        `asker` is who reads the answer, when that is not the one for whom it is asked ("en voor ouders?").
        """
        ruling = self.rule(question)
        if ruling.role_needed:
            return Outcome((*first, ask_role()), waiting(question.text, Act.QUESTION, question.topic))
        if ruling.readings:
            text = "Ik weet niet zeker wat je bedoelt. Is het een van deze vragen?"
            return Outcome((*first, offer(text, ruling.readings)), NOTHING_PENDING)
        reader = asker if asker and ruling.clauses else question.asker
        return Outcome(
            (*first, reply_for(ruling, reader)),
            answered(question, ruling),
        )

    def rule(self, question: Question) -> Ruling:
        """The ruling, with a line in the log that holds no text."""
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
        return ruling
