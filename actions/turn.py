"""One turn of a conversation, as Rasa's tracker tells it."""

from dataclasses import dataclass
from typing import Any, Self

from rasa_sdk import Tracker

from knowledge.distress import Distress, DistressKind
from knowledge.vocabulary import Role

START_INTENT = "start"
COMMAND = "/"
"""How the gateway's own messages and the values of buttons begin."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What an action may know: the message, what is remembered, and what was remembered before this message.

    `intent` is the kind of message that Rasa took it for, `confidence` how sure it was. `chosen` holds what a
    button says ({"school": "asko"}); `preset` what the channel knows at the start.
    """

    text: str
    intent: str | None
    confidence: float
    chosen: dict[str, str]
    preset: dict[str, str]
    school: str | None
    role: Role | None
    heard: str | None
    pending_question: str | None
    last_question: str | None
    school_before: str | None
    role_before: Role | None

    @classmethod
    def of(cls, tracker: Tracker) -> Self:
        """The present turn of a tracker."""
        message = tracker.latest_message
        text: str = message.get("text") or ""
        recognised: dict[str, Any] = message.get("intent") or {}
        intent: str | None = recognised.get("name")
        before = _slots_before_the_message(tracker.events)
        return cls(
            text=text,
            intent=intent,
            confidence=recognised.get("confidence") or 0.0,
            chosen=_chosen(message) if text.startswith(COMMAND) else {},
            preset=_strings(message.get("metadata")) if intent == START_INTENT else {},
            school=tracker.get_slot("school"),
            role=role_or_none(tracker.get_slot("role")),
            heard=tracker.get_slot("heard"),
            pending_question=tracker.get_slot("pending_question"),
            last_question=tracker.get_slot("last_question"),
            school_before=before.get("school"),
            role_before=role_or_none(before.get("role")),
        )

    @property
    def is_command(self) -> bool:
        """Whether the message is a button or the gateway speaking, not a person typing."""
        return self.text.startswith(COMMAND)

    @property
    def distress(self) -> Distress | None:
        """The distress that the gateway recognised in the message; None when Rasa says so by itself."""
        kind, also = self.chosen.get("distress"), self.chosen.get("also")
        if kind is None:
            return None
        return Distress(
            DistressKind(kind), DistressKind(also) if also else None, acute="acute" in self.chosen
        )


def role_or_none(value: str | None) -> Role | None:
    """The role with this key; None for no key or an unknown one."""
    return Role(value) if value in set(Role) else None


def _chosen(message: dict[str, Any]) -> dict[str, str]:
    entities = message.get("entities") or ()
    return {entity["entity"]: entity["value"] for entity in entities if isinstance(entity["value"], str)}


def _strings(values: dict[str, Any] | None) -> dict[str, str]:
    return {key: value for key, value in (values or {}).items() if isinstance(value, str)}


def _slots_before_the_message(events: list[dict[str, Any]]) -> dict[str, str | None]:
    messages = [place for place, event in enumerate(events) if event["event"] == "user"]
    earlier = events[: messages[-1]] if messages else []
    return {event["name"]: event["value"] for event in earlier if event["event"] == "slot"}
