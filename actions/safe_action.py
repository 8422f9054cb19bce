"""The base of all actions: when one fails, the person gets a sentence and the operator a line in the log."""

import traceback
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.reply import Reply, Status
from actions.turn import Turn

SORRY = Reply(
    status=Status.ERROR,
    text="Er ging iets mis bij mij. Ik kan je nu geen antwoord geven. Probeer het straks nog een keer.",
)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action does: what it says, and what it remembers."""

    replies: tuple[Reply, ...] = ()
    slots: Mapping[str, str | None] = field(default_factory=dict)


class SafeAction(Action, ABC):  # type: ignore[misc]  # rasa-sdk ships no types
    """An action of ours: `act` turns the turn into an outcome.

    It may run twice for one message, so `act` keeps no state. A failure never leaves `run`: the action
    server would answer it with the whole conversation in the error.
    """

    on_failure = Outcome(replies=(SORRY,))
    """What happens instead when `act` fails."""

    @abstractmethod
    def act(self, turn: Turn) -> Outcome:
        """The outcome of this action for one turn."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Called by the action server."""
        outcome = self._outcome(tracker)
        for reply in outcome.replies:
            dispatcher.utter_message(json_message=reply.model_dump(mode="json"))
        slots = dict(outcome.slots)
        if outcome.replies and outcome is not self.on_failure:
            slots.setdefault("asked", outcome.replies[-1].asks)
        return [SlotSet(slot, value and str(value)) for slot, value in slots.items()]

    def _outcome(self, tracker: Tracker) -> Outcome:
        try:
            return self.act(Turn.of(tracker))
        except Exception as error:
            log.error("action failed", action=self.name(), cause=type(error).__name__, at=_place_of(error))
            return self.on_failure


def _place_of(error: Exception) -> str:
    """Where it went wrong. Not the error's own words: they may quote the person."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames[-4:])
    )
