"""Hearing which school and which role a message tells of, at every turn, before Rasa chooses what to do."""

from collections.abc import Callable

from actions import services
from actions.safe_action import Outcome, SafeAction
from actions.turn import Turn, role_or_none
from knowledge.mentions import Naming, SchoolMention, SchoolNames, naming_of
from knowledge.speaker import Speaker, speaker_of
from knowledge.vocabulary import Role


class FillSlots(SafeAction):
    """Sets `school`, `role` and `naming`; Rasa runs it after every message.

    On failure it forgets the school: asking again is better than answering from the wrong protocol.
    """

    on_failure = Outcome(slots={"school": None, "naming": None})

    def __init__(self, names: Callable[[], SchoolNames] = services.school_names) -> None:
        self._names = names

    def name(self) -> str:
        """The name that Rasa gives it."""
        return "action_validate_slot_mappings"

    def act(self, turn: Turn) -> Outcome:
        """Only what changes is set."""
        heard = self._told(turn) if turn.is_command else self._heard(turn)
        now = {"school": turn.school, "role": turn.role, "naming": turn.naming}
        return Outcome(slots={slot: value for slot, value in heard.items() if value != now[slot]})

    def _told(self, turn: Turn) -> dict[str, str | None]:
        """What a button or the channel says: certain, if the key exists."""
        told = turn.preset | turn.chosen
        school = told.get("school")
        role = role_or_none(told.get("role"))
        known_school = school if school in self._names().schools else None
        naming = Naming.SCHOOL if "school" in turn.chosen else Naming.ROLE if "role" in turn.chosen else None
        return {"school": known_school or turn.school, "role": role or turn.role, "naming": naming}

    def _heard(self, turn: Turn) -> dict[str, str | None]:
        mention = self._names().find(turn.text)
        speaker = speaker_of(turn.text)
        return {
            "school": _school_after(mention, turn.school),
            "role": _role_after(speaker, turn.role),
            "naming": naming_of(mention, speaker),
        }


def _school_after(mention: SchoolMention, school: str | None) -> str | None:
    """The school named now, else the one known; none when it is not clear which of several is meant."""
    return mention.school if mention.candidates else school


def _role_after(speaker: Speaker, role: Role | None) -> Role | None:
    """What people say of themselves counts; what their words imply only when nothing is known yet."""
    return speaker.role or role if speaker.explicit else role or speaker.role
