"""A conversation from its start to its removal: what every channel uses."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from actions.reply import FinalReply, Reply
from bot.conversations import Channel, Conversation, Conversations
from bot.errors import GatewayError
from bot.help_first import HelpFirst
from bot.metrics import Metrics
from bot.provenance import check_provenance
from bot.rasa_client import RasaClient
from bot.text import clean
from bot.tracker_store import TrackerStore
from knowledge.library import Library
from knowledge.vocabulary import Role

_REPLIES = TypeAdapter(tuple[Reply, ...])


@dataclass(frozen=True, slots=True)
class Said:
    """The answer to a message; `removed` says that it was the last one: the conversation is no more."""

    replies: tuple[Reply, ...]
    removed: bool = False


class Dialogue:
    """Opens, continues and removes conversations.

    Every method raises a GatewayError: RasaUnavailable, StoreUnavailable, or what is named there.
    """

    def __init__(
        self,
        conversations: Conversations,
        rasa: RasaClient,
        help_first: HelpFirst,
        trackers: TrackerStore,
        library: Library,
        metrics: Metrics,
    ) -> None:
        self._conversations = conversations
        self._rasa = rasa
        self._help_first = help_first
        self._trackers = trackers
        self._library = library
        self._metrics = metrics

    async def open(
        self, channel: Channel, school: str | None, role: Role | None
    ) -> tuple[Conversation, tuple[Reply, ...]]:
        """A new conversation and its greeting. Nothing stays of a conversation that could not be greeted."""
        conversation = await self._conversations.open(channel, school, role)
        async with self._conversations.turn(conversation.id):
            try:
                replies = await self._checked(conversation, await self._rasa.start(conversation))
            except GatewayError:
                await self._forget(conversation.id)
                raise
        self._metrics.opened(channel)
        return conversation, replies

    async def say(self, conversation_id: str, text: str, delivery: str | None = None) -> Said:
        """The answer to what somebody typed or chose, after any earlier turn of this conversation.

        Help comes first: what is typed in distress is answered with help, whatever else is going on. When it
        is not sure that it is distress, help is offered before the answer.

        `delivery` names this sending of the message: when the same one comes again, its answer is given
        again and nothing happens twice. Raises UnknownConversation, EmptyText, TextTooLong.
        """
        async with self._conversations.turn(conversation_id):
            conversation = await self._conversations.get(conversation_id)
            if delivery and (known := await self._conversations.answer_to(conversation_id, delivery)):
                return Said(_REPLIES.validate_json(known))
            message = await self._message(conversation, text)
            typed = not message.startswith("/")
            help_first = await self._help_first.answer(conversation, message) if typed else None
            said = help_first or await self._rasa.turn(conversation, message)
            replies = await self._checked(conversation, said)
            if any(isinstance(reply, FinalReply) for reply in replies):
                await self._forget(conversation_id)
                shown = (reply.shown if isinstance(reply, FinalReply) else reply for reply in replies)
                return Said(tuple(shown), removed=True)
            if delivery:
                answer = _REPLIES.dump_json(replies).decode()
                await self._conversations.keep_answer(conversation_id, delivery, answer)
            return Said(replies)

    def help_alone(
        self, channel: Channel, text: str, school: str | None, role: Role | None
    ) -> tuple[Reply, ...]:
        """The help for who wants to say something while no conversation can be opened; empty when `text` is
        no cry for help.

        Raises EmptyText, TextTooLong.
        """
        reply = self._help_first.by_itself(clean(text), school, role)
        if reply is None:
            return ()
        check_provenance((reply,), self._library)
        self._metrics.replied(channel, (reply,))
        return (reply,)

    async def offer(self, conversation_id: str, *replies: Reply) -> None:
        """Let the choices of replies that a channel makes itself be good answers in this conversation.

        Raises UnknownConversation.
        """
        async with self._conversations.turn(conversation_id):
            await self._checked(await self._conversations.get(conversation_id), replies)

    async def require(self, conversation_id: str) -> None:
        """Raises UnknownConversation unless this conversation is going on."""
        await self._conversations.get(conversation_id)

    async def remove(self, conversation_id: str) -> None:
        """Remove the conversation from every store, after the turn in flight; raises UnknownConversation."""
        async with self._conversations.turn(conversation_id):
            await self._conversations.get(conversation_id)
            await self._forget(conversation_id)

    async def _message(self, conversation: Conversation, text: str) -> str:
        """A choice that was offered here goes through as it is.

        Of any other text the leading slashes are taken off.
        """
        if text.startswith("/") and await self._conversations.has_issued(conversation.id, text):
            return text
        return clean(text)

    async def _checked(self, conversation: Conversation, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        check_provenance(replies, self._library)
        values = (choice.value for reply in replies for choice in reply.choices)
        await self._conversations.issue(conversation.id, (value for value in values if value.startswith("/")))
        self._metrics.replied(conversation.channel, replies)
        return replies

    async def _forget(self, conversation_id: str) -> None:
        await self._trackers.forget([conversation_id])
        await self._conversations.remove(conversation_id)
