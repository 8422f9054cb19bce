"""A person says which school is meant."""

from collections.abc import Callable
from dataclasses import replace

from actions import services
from actions.answering import Answering
from actions.reply import Reply
from actions.resuming import Resuming
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import ask_school, small_talk
from actions.turn import Turn
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.own_school import with_own_school


class TakeSchool(SafeAction):
    """Goes on with the question that waits, or with the one answered last, for the school that was named."""

    def __init__(
        self,
        answering: Answering | None = None,
        resuming: Resuming | None = None,
        library: Callable[[], Library] = services.library,
        names: Callable[[], SchoolNames] = services.school_names,
    ) -> None:
        self._answering = answering or Answering()
        self._resuming = resuming or Resuming(self._answering)
        self._library = library
        self._names = names

    def name(self) -> str:
        """The name that the rules use."""
        return "action_take_school"

    def act(self, turn: Turn) -> Outcome:
        """An answer when there is something to answer; a question back when no known school was named."""
        candidates = self._named(turn)
        if turn.school is None or turn.school not in candidates:
            return Outcome((self._which(turn, candidates),))
        organisation = self._library()[turn.school].organisation
        changed = turn.school != turn.school_before or turn.memory.compared
        noted = small_talk(f"Goed, ik kijk in het protocol van {organisation}.")
        resumed = self._resuming(turn, turn.school, first=(noted,) if changed and turn.school_before else ())
        if resumed is not None:
            return resumed
        now = small_talk(f"Goed, ik kijk nu in het protocol van {organisation}.")
        if turn.memory.told_consequences and changed:
            return self._resuming.consequences(turn, first=(now,))
        if turn.last is not None and changed:
            return self._answering(replace(turn.last, condition_met=None), asker=turn.role, first=(now,))
        return Outcome((small_talk(f"{noted.text} Wat wil je weten?"),))

    def _named(self, turn: Turn) -> tuple[str | None, ...]:
        if turn.is_command:
            return (turn.chosen.get("school"),)
        return with_own_school(
            self._names().find(turn.text), turn.text, turn.own_school, away=True
        ).candidates

    def _which(self, turn: Turn, candidates: tuple[str | None, ...]) -> Reply:
        library = self._library()
        known = [school for school in candidates if school in library.schools]
        if known:
            return ask_school(
                "Ik kan één school tegelijk voor je opzoeken. Welke school bedoel je?", library, known
            )
        if close := self._names().close_to(turn.text):
            return ask_school("Die naam ken ik niet precies. Bedoel je deze school?", library, close)
        text = (
            "Welke school bedoel je? Ik ken de scholen hieronder. "
            "Staat jouw school er niet bij? Dan ken ik het protocol van je school nog niet."
        )
        if turn.school:
            organisation = library[turn.school].organisation
            text += f" Kies je niets? Dan blijf ik in het protocol van {organisation} kijken."
        return ask_school(text, library, library.schools)
