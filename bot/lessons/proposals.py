"""What a teacher's own case may be about, as the assistant understands it; the teacher confirms."""

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from actions.topics import TopicGuess, TopicQuery
from bot.errors import SearchUnavailable
from bot.text import clean
from knowledge.library import Library
from knowledge.people import persons_in
from knowledge.vocabulary import Actor, Role

MOST_TOPICS = 3
_GUESSES = TypeAdapter(list[TopicGuess])


class Proposal(BaseModel):
    """Topics of a case, the likeliest first, none when it is off topic; and whose conduct."""

    topics: tuple[str, ...]
    actor: Actor


class Proposals:
    """Asks the action server, which has the understanding of questions loaded."""

    def __init__(self, actions: httpx.AsyncClient, library: Library) -> None:
        self._actions = actions
        self._library = library

    async def of(self, story: str, question: str) -> Proposal:
        """A proposal for a case; raises EmptyText, TextTooLong, SearchUnavailable."""
        guesses = await self._ask(TopicQuery(text=clean(f"{story} {question}"), limit=MOST_TOPICS))
        topics = tuple(guess.topic for guess in guesses if guess.topic in self._library.topics)
        return Proposal(topics=topics, actor=_actor(question) or _actor(story) or Actor.LEERLING)

    async def _ask(self, query: TopicQuery) -> list[TopicGuess]:
        try:
            response = await self._actions.post("/topics", content=query.model_dump_json())
            response.raise_for_status()
            return _GUESSES.validate_json(response.content)
        except httpx.HTTPError as error:
            raise SearchUnavailable(type(error).__name__) from error
        except ValidationError:
            raise SearchUnavailable("not a list of topics") from None


def _actor(text: str) -> Actor | None:
    """The one who does something: "mag de juf …"; None when nobody is named as such."""
    persons = persons_in(text)
    role: Role | None = next(iter(persons.subjects or persons.mentioned[:1]), None)
    return Actor(role.value) if role else None
