"""Hearing what a message does and tells, at every turn, before Rasa chooses what to do."""

from collections.abc import Callable

from actions import services
from actions.memory import role_or_none
from actions.safe_action import Outcome, SafeAction
from actions.turn import START_INTENT, Turn
from knowledge.acts import ACT_OF_INTENT, Act
from knowledge.guesses import Moment
from knowledge.hearing import Hearing, Listener
from knowledge.language import DUTCH
from knowledge.mentions import SchoolMention
from knowledge.own_school import says_to_belong
from knowledge.speaker import Speaker
from knowledge.vocabulary import Role

Slots = dict[str, str | None]


class FillSlots(SafeAction):
    """Sets `school`, `own_school`, `role`, `heard` and `language`; Rasa runs it after every message.

    On failure it forgets the school: asking again is better than answering from the wrong protocol.
    """

    on_failure = Outcome(slots={"school": None, "heard": Act.NOT_UNDERSTOOD})

    def __init__(self, listener: Callable[[], Listener] = services.listener) -> None:
        self._listener = listener

    def name(self) -> str:
        """The name that Rasa gives it."""
        return "action_validate_slot_mappings"

    def act(self, turn: Turn) -> Outcome:
        """Only what changes is set, once for each message: for rules that name no intent Rasa comes back here
        after the action, when the same words would mean something else.
        """
        if turn.is_answered:
            return Outcome()
        slots = self._told(turn) if turn.is_command else self._heard(turn)
        if slots["heard"] != Act.NOT_UNDERSTOOD and turn.memory.misses:
            slots["misses"] = None
        now = {
            "school": turn.school,
            "own_school": turn.own_school,
            "role": turn.role,
            "heard": turn.heard,
            "language": turn.language,
        }
        return Outcome(slots={slot: value for slot, value in slots.items() if value != now.get(slot, "")})

    def _told(self, turn: Turn) -> Slots:
        """What a button or the channel says: certain, if the key exists."""
        told = turn.chosen | (turn.preset if turn.intent == START_INTENT else {})
        school = told.get("school")
        role = role_or_none(told.get("role"))
        speaker = role_or_none(told.get("speaker"))
        known_school = school if school in self._listener().schools else None
        heard = ACT_OF_INTENT.get(turn.intent or "")
        school_now = known_school or turn.school
        return {
            "school": school_now,
            "own_school": turn.own_school or school_now,
            "role": role or turn.role or speaker,
            "heard": heard,
            "language": None,
        }

    def _heard(self, turn: Turn) -> Slots:
        memory = turn.memory
        away = memory.compared or turn.school != turn.own_school
        moment = Moment(memory.last is not None, memory.asked, memory.conditions, turn.own_school, away)
        hearing = self._listener().hear(turn.text, turn.guesses, moment)
        school = _school_after(hearing, turn.school)
        claimed = hearing.mention.school if says_to_belong(turn.text) else None
        return {
            "school": school,
            "own_school": claimed or turn.own_school or school,
            "role": _role_after(hearing.speaker, turn.role),
            "heard": hearing.act,
            "language": None if hearing.language == DUTCH else hearing.language,
        }


def _school_after(hearing: Hearing, school: str | None) -> str | None:
    """The school named now, else the one known; none when it is not clear which of several is meant.

    Schools that are compared leave the school of the conversation as it is.
    """
    mention: SchoolMention = hearing.mention
    if hearing.act is Act.COMPARISON:
        return school
    return mention.school if mention.candidates else school


def _role_after(speaker: Speaker, role: Role | None) -> Role | None:
    """What people say of themselves counts; what their words imply only when nothing is known yet."""
    return speaker.role or role if speaker.explicit else role or speaker.role
