"""Hearing what a message tells, at every turn, before Rasa chooses what to do."""

from collections.abc import Callable
from enum import StrEnum

from actions import services
from actions.safe_action import Outcome, SafeAction
from actions.turn import Turn, role_or_none
from knowledge.mentions import Naming, SchoolMention, SchoolNames, naming_of
from knowledge.speaker import Speaker, speaker_of
from knowledge.vocabulary import Role

UNSURE = 0.5
"""The fallback threshold of config.yml. A surer `nlu_fallback` was learned, from empty messages."""


class Heard(StrEnum):
    """What a message does for certain, whatever kind of message Rasa took it for."""

    SCHOOL = "school"
    ROLE = "role"
    QUESTION = "question"


class FillSlots(SafeAction):
    """Sets `school`, `role` and `heard`; Rasa runs it after every message.

    On failure it forgets the school: asking again is better than answering from the wrong protocol.
    """

    on_failure = Outcome(slots={"school": None, "heard": None})

    def __init__(
        self,
        names: Callable[[], SchoolNames] = services.school_names,
        is_on_topic: Callable[[str], bool] = services.is_on_topic,
    ) -> None:
        self._names = names
        self._is_on_topic = is_on_topic

    def name(self) -> str:
        """The name that Rasa gives it."""
        return "action_validate_slot_mappings"

    def act(self, turn: Turn) -> Outcome:
        """Only what changes is set."""
        slots = self._told(turn) if turn.is_command else self._heard(turn)
        now = {"school": turn.school, "role": turn.role, "heard": turn.heard}
        return Outcome(slots={slot: value for slot, value in slots.items() if value != now[slot]})

    def _told(self, turn: Turn) -> dict[str, str | None]:
        """What a button or the channel says: certain, if the key exists."""
        told = turn.preset | turn.chosen
        school = told.get("school")
        role = role_or_none(told.get("role"))
        speaker = role_or_none(told.get("speaker"))
        known_school = school if school in self._names().schools else None
        heard = Heard.SCHOOL if "school" in turn.chosen else Heard.ROLE if "role" in turn.chosen else None
        return {"school": known_school or turn.school, "role": role or turn.role or speaker, "heard": heard}

    def _heard(self, turn: Turn) -> dict[str, str | None]:
        mention = self._names().find(turn.text)
        speaker = speaker_of(turn.text)
        return {
            "school": _school_after(mention, turn.school),
            "role": _role_after(speaker, turn.role),
            "heard": self._certainty(turn, naming_of(mention, speaker), speaker),
        }

    def _certainty(self, turn: Turn, naming: Naming | None, speaker: Speaker) -> Heard | None:
        match naming:
            case Naming.SCHOOL:
                return Heard.SCHOOL
            case Naming.ROLE:
                return Heard.ROLE
            case None:
                return (
                    Heard.QUESTION
                    if _may_be_a_question(turn, speaker) and self._is_on_topic(turn.text)
                    else None
                )


def _may_be_a_question(turn: Turn, speaker: Speaker) -> bool:
    """Whether Rasa may have missed a question: questions are taken for these kinds of message."""
    match turn.intent:
        case "out_of_scope":
            return True
        case "nlu_fallback":
            return turn.confidence <= UNSURE
        case "inform_role":
            return speaker.role is None
        case _:
            return False


def _school_after(mention: SchoolMention, school: str | None) -> str | None:
    """The school named now, else the one known; none when it is not clear which of several is meant."""
    return mention.school if mention.candidates else school


def _role_after(speaker: Speaker, role: Role | None) -> Role | None:
    """What people say of themselves counts; what their words imply only when nothing is known yet."""
    return speaker.role or role if speaker.explicit else role or speaker.role
