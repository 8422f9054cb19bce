"""The one place that speaks Rasa's REST channel."""

from typing import Any

import httpx
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from actions.reply import FinalReply, Reply
from bot.conversations import Conversation
from bot.errors import RasaUnavailable

WEBHOOK = "/webhooks/rest/webhook"
START = "/start"
"""The message with which the gateway opens a conversation."""


class _Message(BaseModel):
    """One message of Rasa: `custom` holds our Reply; anything else in it is not for people."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    custom: FinalReply | Reply


_MESSAGES = TypeAdapter(tuple[_Message, ...])


class RasaClient:
    """Turns with Rasa over a client whose base URL is Rasa's address."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def start(self, conversation: Conversation) -> tuple[Reply, ...]:
        """The greeting of a new conversation; raises as `turn`."""
        return await self.turn(conversation, START)

    async def turn(self, conversation: Conversation, text: str) -> tuple[Reply, ...]:
        """What Rasa answers to one message: at least one reply.

        `text` goes to Rasa as it is: only a caller that knows where it comes from may let it begin with a
        slash. Raises RasaUnavailable when Rasa cannot be reached, is too slow, or answers anything but
        replies; an empty answer is what Rasa gives when an action failed.
        """
        try:
            response = await self._http.post(WEBHOOK, json=_message(conversation, text))
        except httpx.HTTPError as error:
            raise RasaUnavailable(type(error).__name__) from error
        if response.status_code != httpx.codes.OK:
            raise RasaUnavailable(f"status {response.status_code}")
        return _replies(response.content)


def _message(conversation: Conversation, text: str) -> dict[str, Any]:
    metadata = {"school": conversation.school, "role": conversation.role, "channel": conversation.channel}
    return {"sender": conversation.id, "message": text, "metadata": metadata}


def _replies(content: bytes) -> tuple[Reply, ...]:
    try:
        messages = _MESSAGES.validate_json(content)
    except ValidationError as error:
        # its text holds the input: keep only where and what kind
        reasons = [(*problem["loc"], problem["type"]) for problem in error.errors()]
        raise RasaUnavailable(f"not a reply: {reasons}") from None
    if not messages:
        raise RasaUnavailable("no reply")
    return tuple(message.custom for message in messages)
