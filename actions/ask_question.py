"""A question was asked: answer it, or ask for the school first and keep the question."""

from collections.abc import Callable

from actions import services
from actions.answering import Answering
from actions.memory import waiting
from actions.resuming import Resuming
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import ask_school, small_talk
from actions.turn import Turn
from knowledge.acts import Act
from knowledge.library import Library
from knowledge.mentions import SchoolNames


class AnswerQuestion(SafeAction):
    """Answers the question of this turn from the protocol of the known school."""

    def __init__(
        self, resuming: Resuming | None = None, library: Callable[[], Library] = services.library
    ) -> None:
        self._resuming = resuming or Resuming(Answering())
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
        text, topic = asked_in(turn, self._library())
        return self._resuming.answer(turn, turn.school, text, topic, first=(noted,) if changed else ())


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
        asked, topic = asked_in(turn, library)
        reply = ask_school(text, library, candidates or library.schools)
        return Outcome((reply,), waiting(asked, Act.QUESTION, topic))


def asked_in(turn: Turn, library: Library) -> tuple[str, str | None]:
    """The text of the question and its topic, which is known when it was chosen from questions on offer."""
    chosen = turn.chosen.get("topic")
    if chosen is None or chosen not in library.topics:
        return turn.text, None
    return library.topics[chosen].question, chosen
