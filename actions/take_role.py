"""A person says in what role he or she asks."""

from collections.abc import Callable
from dataclasses import replace

from actions import services
from actions.answering import Answering
from actions.comparing import Comparing
from actions.resuming import Resuming
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import ask_role, ask_school, person, small_talk
from actions.turn import Turn
from knowledge.library import Library


class TakeRole(SafeAction):
    """Goes on with the question that waits, or with the one answered last, for the role that was named."""

    def __init__(
        self,
        answering: Answering | None = None,
        resuming: Resuming | None = None,
        comparing: Comparing | None = None,
        library: Callable[[], Library] = services.library,
    ) -> None:
        self._answering = answering or Answering()
        self._comparing = comparing or Comparing(self._answering)
        self._resuming = resuming or Resuming(self._answering, comparing=self._comparing)
        self._library = library

    def name(self) -> str:
        """The name that the rules use."""
        return "action_take_role"

    def act(self, turn: Turn) -> Outcome:
        """An answer when there is something to answer and the school is known."""
        if turn.role is None:
            return Outcome((ask_role(),))
        noted = small_talk(f"Goed, ik antwoord voor {person(turn.role)}.")
        if turn.memory.told_consequences and turn.memory.pending is None:
            return self._resuming.consequences(turn, first=(noted,), role=turn.role)
        if turn.memory.pending is None and turn.memory.last is None:
            return Outcome((small_talk(f"{noted.text} Wat wil je weten?"),))
        if turn.memory.compared and turn.memory.pending is None:
            return self._comparing(turn, "", first=(noted,))
        if turn.school is None:
            library = self._library()
            return Outcome(
                (ask_school(f"{noted.text} Van welke school wil je het weten?", library, library.schools),)
            )
        if resumed := self._resuming(turn, turn.school):
            return resumed
        if turn.last is None:
            raise ValueError("a question answered before has no school")
        question = replace(turn.last, asker=turn.role, condition_met=None)
        return self._answering(question, first=(noted,))
