"""The condition of a rule is talked through: an answer to its question, or a condition in somebody's own
words.
"""

from collections.abc import Callable
from dataclasses import replace

from actions import services
from actions.answer import reply_for
from actions.answering import Answering
from actions.memory import answered
from actions.reply import Asks
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import small_talk
from actions.turn import Turn
from knowledge.conditions import Conditions, asks_for_exceptions
from knowledge.form import Form
from knowledge.leaning import supposes
from knowledge.library import Library
from knowledge.question import Question
from knowledge.ruling import Ruling
from knowledge.vocabulary import Verdict

ANSWER_OF_INTENT = {"affirm": True, "deny": False}
NOTHING_TO_ANSWER = "Waar zeg je ja of nee op? Stel je vraag, dan zoek ik de regel op."


class TakeCondition(SafeAction):
    """Rules again on the question answered last, now that it is known whether the condition is met."""

    def __init__(
        self,
        answering: Answering | None = None,
        conditions: Callable[[], Conditions] = services.conditions,
        library: Callable[[], Library] = services.library,
    ) -> None:
        self._answering = answering or Answering()
        self._conditions = conditions
        self._library = library

    def name(self) -> str:
        """The name that the rules use."""
        return "action_take_condition"

    def act(self, turn: Turn) -> Outcome:
        """The ruling that follows; the same one when the clause knows no condition that was spoken of."""
        question = self._question(turn)
        if question is None:
            return Outcome((small_talk(NOTHING_TO_ANSWER),))
        ruling = self._answering.rule(question)
        met = self._met(turn, ruling)
        if met is not None and ruling.conditions:
            outcome = self._answering(replace(question, condition_met=met), asker=turn.role)
            return Outcome(outcome.replies, {**outcome.slots, "last_topic": self._topic_before(turn)})
        noted = self._unsure(ruling) if self._is_answer(turn) else self._unknown(turn, ruling)
        reply = reply_for(ruling, turn.role)
        told = reply.model_copy(update={"text": f"{noted}\n\n{reply.text}"})
        remembered = answered(question, ruling)
        return Outcome((told,), {**remembered, "last_topic": self._topic_before(turn)})

    def _question(self, turn: Turn) -> Question | None:
        """The question answered last, as a question whether it is allowed on the topic of the answer."""
        if turn.last is None:
            return None
        chosen = turn.chosen.get("topic")
        topic = chosen if chosen in self._library().topics else turn.memory.ruled_topic
        return replace(turn.last, topic=topic or turn.last.topic, form=Form.MAG, condition_met=None)

    def _topic_before(self, turn: Turn) -> str | None:
        """The topic that was known before the question was read: at another school it is read anew."""
        return turn.chosen.get("topic") or turn.memory.last_topic

    def _met(self, turn: Turn, ruling: Ruling) -> bool | None:
        if turn.is_command:
            return ANSWER_OF_INTENT.get(turn.intent or "")
        stated = self._conditions().met_of(turn.text, ruling.conditions)
        if turn.memory.asked != Asks.CONDITION or supposes(turn.text):
            return stated
        answer = self._conditions().yes_or_no(turn.text)
        if answer is False:
            return False
        return answer if stated is None and self._is_answer(turn) else stated

    def _is_answer(self, turn: Turn) -> bool:
        stated = self._conditions().stated(turn.text)
        return turn.is_command or (
            turn.memory.asked == Asks.CONDITION
            and not stated
            and not supposes(turn.text)
            and not asks_for_exceptions(turn.text)
        )

    def _unsure(self, ruling: Ruling) -> str:
        risky = any(condition.unmet is Verdict.NEE for condition in ruling.conditions)
        until = " Doe het tot die tijd liever niet." if risky else ""
        return f"Weet je het niet zeker? Zoek dat dan eerst uit.{until}"

    def _unknown(self, turn: Turn, ruling: Ruling) -> str:
        organisation = ruling.protocol.organisation
        if asks_for_exceptions(turn.text) and ruling.clauses:
            return "Ja, die is er." if ruling.conditions else f"{organisation} noemt hier geen uitzondering."
        if not ruling.clauses:
            return f"{organisation} heeft hier geen regel over, dus ook geen uitzondering."
        return f"{organisation} kent die uitzondering niet. Het antwoord blijft hetzelfde."
