"""A question that leans on the one before it."""

from collections.abc import Callable

from actions import services
from actions.answering import Answering
from actions.comparing import Comparing
from actions.not_understood import without_a_question
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import small_talk
from actions.take_condition import TakeCondition
from actions.turn import Turn
from knowledge.follow_up import Completer
from knowledge.library import Library
from knowledge.others import names_others
from knowledge.own_school import speaks_of_own_school


class AnswerFollowUp(SafeAction):
    """Makes the question whole and answers it."""

    def __init__(
        self,
        answering: Answering | None = None,
        comparing: Comparing | None = None,
        condition: TakeCondition | None = None,
        completer: Callable[[], Completer] = services.completer,
        library: Callable[[], Library] = services.library,
    ) -> None:
        self._answering = answering or Answering()
        self._condition = condition or TakeCondition(self._answering)
        self._comparing = comparing or Comparing(self._answering)
        self._completer = completer
        self._library = library

    def name(self) -> str:
        """The name that the rules use."""
        return "action_answer_follow_up"

    def act(self, turn: Turn) -> Outcome:
        """The answer; when this very message changed the school, that is said first."""
        if turn.memory.compared and not speaks_of_own_school(turn.text):
            return self._comparing(turn, turn.text)
        if turn.last is None:
            text = "Waar gaat je vraag over? Stel hem in één keer, dan zoek ik de regel op."
            return without_a_question(turn, text)
        if self._completer().changes_nothing(turn.text, turn.last, turn.memory.ruled_topic):
            return self._condition.act(turn)
        for_others = names_others(turn.text)
        question = self._completer().going_on(
            turn.text, turn.last, turn.memory.ruled_topic, for_others=for_others
        )
        changed = turn.school_before not in (None, turn.school)
        noted = small_talk(f"Ik kijk nu in het protocol van {self._library()[question.school].organisation}.")
        return self._answering(question, asker=turn.role, first=(noted,) if changed else ())
