"""A question was asked: answer it, or ask for the school first and keep the question."""

from collections.abc import Callable

from actions import services
from actions.answering import Answering
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import ask_school, small_talk
from actions.turn import Turn
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.question import Question


class AnswerQuestion(SafeAction):
    """Answers the question of this turn from the protocol of the known school."""

    def __init__(
        self, answer: Answering | None = None, library: Callable[[], Library] = services.library
    ) -> None:
        self._answer = answer or Answering()
        self._library = library

    def name(self) -> str:
        """The name that the rules use."""
        return "action_answer_question"

    def act(self, turn: Turn) -> Outcome:
        """The answer; when this very question changed the school, that is said first."""
        if turn.school is None:
            raise ValueError("a question was to be answered without a school")
        changed = turn.school_before not in (None, turn.school)
        noted = small_talk(f"Ik kijk nu in het protocol van {self._library()[turn.school].organisation}.")
        return self._answer(Question(turn.text, turn.school, turn.role), first=(noted,) if changed else ())


class AskSchool(SafeAction):
    """Asks for the school and keeps the question of this turn."""

    def __init__(
        self,
        library: Callable[[], Library] = services.library,
        names: Callable[[], SchoolNames] = services.school_names,
    ) -> None:
        self._library = library
        self._names = names

    def name(self) -> str:
        """The name that the rules use."""
        return "action_ask_school"

    def act(self, turn: Turn) -> Outcome:
        """All schools to choose from, or the few that the question names."""
        library = self._library()
        candidates = self._names().find(turn.text).candidates
        text = (
            "Ik kan één school tegelijk voor je opzoeken. Welke school bedoel je?"
            if candidates
            else "Elke school heeft eigen regels. Van welke school wil je het weten?"
        )
        return Outcome(
            (ask_school(text, library, candidates or library.schools),), {"pending_question": turn.text}
        )
