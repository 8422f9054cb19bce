"""Trackers as Rasa sends them, and what an action makes of one."""

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import FORGOTTEN
from actions.reply import FinalReply, Reply
from actions.safe_action import SafeAction

SLOTS = ("school", "role", "heard", "language", *FORGOTTEN)


@dataclass(frozen=True)
class Result:
    """The replies of an action and the slots it set."""

    replies: tuple[Reply, ...]
    slots: dict[str, str | None]

    @property
    def reply(self) -> Reply:
        (reply,) = self.replies
        return reply


def tracker(
    text: str,
    *,
    intent: str = "ask_question",
    confidence: float = 0.9,
    before: dict[str, str] | None = None,
    now: dict[str, str | None] | None = None,
    metadata: dict[str, Any] | None = None,
    entities: dict[str, str] | None = None,
) -> Tracker:
    """A tracker at the message `text`; `before` are the slots before it, `now` those it changed."""
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "intent_ranking": [{"name": intent, "confidence": confidence}],
        "entities": [{"entity": entity, "value": value} for entity, value in (entities or {}).items()],
        "metadata": metadata or {},
    }
    events = [
        *({"event": "slot", "name": slot, "value": value} for slot, value in (before or {}).items()),
        {"event": "user", "text": text},
        *({"event": "slot", "name": slot, "value": value} for slot, value in (now or {}).items()),
    ]
    slots = dict.fromkeys(SLOTS) | (before or {}) | (now or {})
    return Tracker("conversation", slots, message, events, False, None, {}, "action_listen")


async def run(action: SafeAction, at: Tracker) -> Result:
    """What the action answers, read back as the gateway does."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, at, {})
    return Result(
        tuple(_reply(message["custom"]) for message in dispatcher.messages),
        {event["name"]: event["value"] for event in events},
    )


def _reply(custom: dict[str, Any]) -> Reply:
    return (FinalReply if "final" in custom else Reply).model_validate(custom)
