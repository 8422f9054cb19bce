"""Going on with what waits until the school or the role is known."""

from collections.abc import Callable

from actions import services
from actions.answering import Answering
from actions.comparing import Comparing
from actions.consequences import Consequences
from actions.reply import Reply
from actions.safe_action import Outcome
from actions.turn import Turn
from knowledge.acts import Act
from knowledge.follow_up import Completer
from knowledge.question import Question


class Resuming:
    """Answers what was asked before, now that more is known."""

    def __init__(
        self,
        answering: Answering,
        completer: Callable[[], Completer] = services.completer,
        comparing: Comparing | None = None,
        consequences: Consequences | None = None,
    ) -> None:
        self._answering = answering
        self._completer = completer
        self._comparing = comparing or Comparing(answering)
        self.consequences = consequences or Consequences(answering)

    def __call__(self, turn: Turn, school: str, *, first: tuple[Reply, ...] = ()) -> Outcome | None:
        """What waits, done; None when nothing waits."""
        memory = turn.memory
        if memory.pending is None:
            return None
        match memory.pending_act:
            case Act.COMPARISON:
                return self._comparing(turn, memory.pending, first=first)
            case Act.CONSEQUENCE:
                return self.consequences(turn, first=first)
            case _:
                return self.answer(turn, school, memory.pending, memory.pending_topic, first=first)

    def answer(
        self, turn: Turn, school: str, text: str, topic: str | None, *, first: tuple[Reply, ...] = ()
    ) -> Outcome:
        """The answer to a question, on the subject that was announced before it, if any."""
        question = Question(text, school, turn.role, topic)
        if turn.memory.subject and topic is None:
            question = self._completer().about(turn.memory.subject, question)
        return self._answering(question, first=first)
