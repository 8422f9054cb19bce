"""One turn of a conversation, as Rasa's tracker tells it."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Self

from rasa_sdk import Tracker

from actions.memory import Memory, role_or_none
from knowledge.distress import Distress, DistressKind
from knowledge.guesses import Guesses
from knowledge.question import Question
from knowledge.vocabulary import Role

START_INTENT = "start"
LISTEN = "action_listen"
COMMAND = "/"
"""How the gateway's own messages and the values of buttons begin."""
FALLBACK_INTENT = "nlu_fallback"
UNSURE = 0.5
"""The fallback threshold of config.yml. A surer `nlu_fallback` was learned, from empty messages."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What an action may know: the message, what is remembered, and what was remembered before this message.

    `intent` is the kind of message that Rasa took it for, `guesses` all kinds with their probabilities.
    `own_school` is the school where the writer belongs: the one that was known first, or that was claimed.
    `is_answered` says that an action has run since the message came.
    `chosen` holds what a button says ({"school": "asko"}); `preset` what the channel knows.
    """

    text: str
    intent: str | None
    guesses: Guesses
    chosen: dict[str, str]
    preset: dict[str, str]
    school: str | None
    role: Role | None
    heard: str | None
    language: str | None
    memory: Memory
    school_before: str | None
    role_before: Role | None
    own_school: str | None = None
    is_answered: bool = False

    @classmethod
    def of(cls, tracker: Tracker) -> Self:
        """The present turn of a tracker."""
        message = tracker.latest_message
        text: str = message.get("text") or ""
        recognised: dict[str, Any] = message.get("intent") or {}
        before = _slots_before_the_message(tracker.events)
        return cls(
            text=text,
            intent=recognised.get("name"),
            guesses=_guesses(message),
            chosen=_chosen(message) if text.startswith(COMMAND) else {},
            preset=_strings(message.get("metadata")),
            school=tracker.get_slot("school"),
            role=role_or_none(tracker.get_slot("role")),
            heard=tracker.get_slot("heard"),
            language=tracker.get_slot("language"),
            memory=Memory.of(tracker.get_slot),
            school_before=before.get("school"),
            role_before=role_or_none(before.get("role")),
            own_school=tracker.get_slot("own_school"),
            is_answered=_acted_on(tracker.events),
        )

    @property
    def is_command(self) -> bool:
        """Whether the message is a button or the gateway speaking, not a person typing."""
        return self.text.startswith(COMMAND)

    @property
    def last(self) -> Question | None:
        """The question answered last, put to the school of now; None when there is none, or no school."""
        return self.memory.last_question(self.school, self.role) if self.school else None

    @property
    def distress(self) -> Distress | None:
        """The distress that the gateway recognised in the message; None when Rasa says so by itself."""
        kind, also = self.chosen.get("distress"), self.chosen.get("also")
        if kind is None:
            return None
        return Distress(
            DistressKind(kind), DistressKind(also) if also else None, acute="acute" in self.chosen
        )


def _guesses(message: dict[str, Any]) -> Guesses:
    """Rasa's ranking without the `nlu_fallback` that stands before it when nothing is sure."""
    ranking: list[dict[str, Any]] = message.get("intent_ranking") or [message.get("intent") or {}]
    guesses = [(guess["name"], guess.get("confidence") or 0.0) for guess in ranking if guess.get("name")]
    if len(guesses) > 1 and guesses[0][0] == FALLBACK_INTENT and guesses[0][1] <= UNSURE:
        guesses = guesses[1:]
    return guesses


def _chosen(message: dict[str, Any]) -> dict[str, str]:
    entities = message.get("entities") or ()
    return {entity["entity"]: entity["value"] for entity in entities if isinstance(entity["value"], str)}


def _strings(values: dict[str, Any] | None) -> dict[str, str]:
    return {key: value for key, value in (values or {}).items() if isinstance(value, str)}


def _slots_before_the_message(events: list[dict[str, Any]]) -> dict[str, str | None]:
    messages = [place for place, event in enumerate(events) if event["event"] == "user"]
    earlier = events[: messages[-1]] if messages else []
    return {event["name"]: event["value"] for event in earlier if event["event"] == "slot"}


def _acted_on(events: list[dict[str, Any]]) -> bool:
    """Whether something was done since the last message came."""
    since = takewhile(lambda event: event["event"] != "user", reversed(events))
    return any(event["event"] == "action" and event["name"] != LISTEN for event in since)
