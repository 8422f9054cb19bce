"""The running assistant, as the command line reaches it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from pydantic import TypeAdapter

from actions.reply import Reply
from bot.catalogue import SchoolView, TopicView
from bot.cli.failures import Refused, Unreachable
from bot.conversations import Channel
from knowledge.vocabulary import Role

SECONDS = 30.0
_REPLIES = TypeAdapter(tuple[Reply, ...])
_SCHOOLS = TypeAdapter(tuple[SchoolView, ...])
_TOPICS = TypeAdapter(tuple[TopicView, ...])


class Talk:
    """One open conversation."""

    def __init__(self, assistant: "Assistant", conversation_id: str, greeting: tuple[Reply, ...]) -> None:
        self._assistant = assistant
        self._address = f"/api/conversations/{conversation_id}"
        self.greeting = greeting

    def say(self, text: str) -> tuple[Reply, ...]:
        """The replies to one message; raises Unreachable or Refused."""
        answer = self._assistant.call("POST", f"{self._address}/messages", {"text": text})
        return _REPLIES.validate_python(answer["replies"])

    def remove(self) -> None:
        """Remove the conversation from the assistant's stores; one that is already gone is fine."""
        try:
            self._assistant.call("DELETE", self._address)
        except Refused as refusal:
            if refusal.status != httpx.codes.NOT_FOUND:
                raise


class Assistant:
    """The gateway at an address. Every method raises Unreachable or Refused."""

    def __init__(self, url: str, transport: httpx.BaseTransport | None = None) -> None:
        self.url = url
        self._http = httpx.Client(base_url=url, timeout=SECONDS, transport=transport)

    def schools(self) -> tuple[SchoolView, ...]:
        return _SCHOOLS.validate_python(self.call("GET", "/api/schools"))

    def topics(self) -> tuple[TopicView, ...]:
        return _TOPICS.validate_python(self.call("GET", "/api/topics"))

    @contextmanager
    def talk(self, school: str | None, role: Role | None) -> Iterator[Talk]:
        """A conversation that is removed at the end, however the block ends."""
        start = {"school": school, "role": role, "channel": Channel.CLI}
        answer = self.call("POST", "/api/conversations", start)
        talk = Talk(self, answer["id"], _REPLIES.validate_python(answer["replies"]))
        try:
            yield talk
        finally:
            talk.remove()

    def call(self, method: str, address: str, body: dict[str, Any] | None = None) -> Any:
        """What the gateway answers, as JSON values; None when it answers nothing."""
        try:
            response = self._http.request(method, address, json=body)
        except (httpx.TransportError, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise Unreachable(self.url) from error
        if response.status_code == httpx.codes.NO_CONTENT:
            return None
        try:
            answer = response.json()
        except ValueError as error:
            raise Unreachable(self.url) from error
        if response.is_error:
            raise Refused(str(answer.get("detail", "de assistent kan dit niet.")), response.status_code)
        return answer
