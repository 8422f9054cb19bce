"""Rasa and the action server as the gateway sees them, for what the real ones cannot be brought to do."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

Json = Any
GREETING = {"status": "small_talk", "text": "Hallo, ik ben een automatische assistent."}


class FakeRasa:
    """Answers every message with `answers` in turn, and with the greeting when there are none left.

    An answer is the JSON of Rasa, an exception to raise, or a whole response. `messages` are the bodies
    received.
    """

    def __init__(self, *answers: Json | Exception | httpx.Response) -> None:
        self.answers = list(answers)
        self.messages: list[dict[str, Any]] = []
        self.actions_status = 200
        self.before_answer: Callable[[], Awaitable[None]] | None = None

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self._handle)

    @property
    def texts(self) -> list[str]:
        """What was sent to Rasa, the start of conversations left out."""
        return [message["message"] for message in self.messages if message["message"] != "/start"]

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/health":
            return httpx.Response(self.actions_status, json={"status": "ok"})
        if request.url.path == "/search":
            return httpx.Response(200, json=[])
        self.messages.append(json.loads(request.content))
        if self.before_answer:
            await self.before_answer()
        answer = self.answers.pop(0) if self.answers else says(GREETING)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, json=answer)


def says(*replies: dict[str, Any]) -> Json:
    """Rasa's answer that holds these replies."""
    return [{"recipient_id": "x", "custom": reply} for reply in replies]
