"""Schools are to be compared."""

from actions.answering import Answering
from actions.comparing import Comparing
from actions.safe_action import Outcome, SafeAction
from actions.turn import Turn


class CompareSchools(SafeAction):
    """Puts schools side by side on the topic of the message, or of the answer before it."""

    def __init__(self, comparing: Comparing | None = None) -> None:
        self._comparing = comparing or Comparing(Answering())

    def name(self) -> str:
        """The name that the rules use."""
        return "action_compare_schools"

    def act(self, turn: Turn) -> Outcome:
        """One line a school."""
        return self._comparing(turn, turn.text)
