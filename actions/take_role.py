"""A person says in what role he or she asks."""

from collections.abc import Callable
from typing import assert_never

from actions import services
from actions.answering import Answering
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import ask_role, ask_school, small_talk
from actions.turn import Turn
from knowledge.library import Library
from knowledge.question import Question
from knowledge.vocabulary import Role


class TakeRole(SafeAction):
    """Goes on with the question that waits, or with the one answered last, for the role that was named."""

    def __init__(
        self, answer: Answering | None = None, library: Callable[[], Library] = services.library
    ) -> None:
        self._answer = answer or Answering()
        self._library = library

    def name(self) -> str:
        """The name that the rules use."""
        return "action_take_role"

    def act(self, turn: Turn) -> Outcome:
        """An answer when there is something to answer and the school is known."""
        if turn.role is None:
            return Outcome((ask_role(),))
        changed = turn.role is not turn.role_before
        question = turn.pending_question or (turn.last_question if changed else None)
        noted = small_talk(f"Goed, ik antwoord voor {_person(turn.role)}.")
        if question is None:
            return Outcome((small_talk(f"{noted.text} Wat wil je weten?"),))
        if turn.school is None:
            library = self._library()
            return Outcome(
                (ask_school(f"{noted.text} Van welke school wil je het weten?", library, library.schools),)
            )
        first = () if turn.pending_question else (noted,)
        return self._answer(Question(question, turn.school, turn.role), first=first)


def _person(role: Role) -> str:
    match role:
        case Role.MEDEWERKER:
            return "iemand die op school werkt"
        case Role.LEERLING:
            return "een leerling"
        case Role.OUDER:
            return "een ouder"
        case never:
            assert_never(never)
