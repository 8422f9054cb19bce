"""What a text may be about, for the gateway, which does not load the understanding of questions itself.

On the same loopback port as the actions: POST /topics.
"""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json

from knowledge.advisor import Advisor
from knowledge.questions import NO_TOPIC


class TopicQuery(BaseModel):
    """A text, and how many topics to name at most."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1)
    limit: int = Field(ge=1, le=20)


class TopicGuess(BaseModel):
    """A topic and the probability that the text is about it."""

    topic: str
    probability: float


def add_topics(server: Sanic[Any, Any], advisor_of: Callable[[], Advisor]) -> None:
    """Give the action server its route; it answers 400 to a query that is malformed."""

    @server.post("/topics")
    async def topics(request: Request) -> HTTPResponse:
        try:
            query = TopicQuery.model_validate_json(request.body)
        except ValidationError as error:
            return json({"error": type(error).__name__}, status=400)
        return json([guess.model_dump() for guess in guesses(advisor_of(), query)])


def guesses(advisor: Advisor, query: TopicQuery) -> list[TopicGuess]:
    """The likeliest topics of the text, best first; none when it is about nothing of protocols."""
    if not advisor.is_on_topic(query.text):
        return []
    ranked = [
        TopicGuess(topic=topic, probability=probability)
        for topic, probability in advisor.topics_of(query.text)
        if topic != NO_TOPIC
    ]
    return ranked[: query.limit]
