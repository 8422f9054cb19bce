"""Where people of any chat service are helped: their conversation, their answers, their buttons."""

import hashlib
import hmac
from dataclasses import dataclass, replace

import structlog

from actions.help_first import OFFER
from actions.reply import Reply, Status
from bot.channels.offers import HELPFUL, NOT_HELPFUL, Offer, has_buttons, opinion
from bot.channels.store import ChannelStore
from bot.conversations import Channel
from bot.dialogue import Dialogue
from bot.errors import GatewayError, RasaUnavailable, StoreUnavailable, UnknownConversation
from bot.feedback_store import FeedbackStore
from bot.limits import Limits
from bot.metrics import Metrics

COMMAND = "/"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one chat, who can be told apart but not known. `school` is what the chat presets."""

    channel: Channel
    key: str
    school: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply, and the buttons under it when it has any."""

    reply: Reply
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button that was pressed: the offer as it is now, and what the person says with it, if anything."""

    offer: Offer
    says: str | None = None


class PressRefused(Exception):
    """A button that does nothing; `detail` says why, in Dutch."""

    detail: str


class OldButton(PressRefused):
    """What the button stood for is no longer known."""

    detail = "Deze knop werkt niet meer. Stel je vraag opnieuw."


class UsedButton(PressRefused):
    """It was pressed before."""

    detail = "Je hebt hier al gekozen."


class ForeignButton(PressRefused):
    """It belongs to somebody else in the same chat."""

    detail = "Deze knop is voor iemand anders. Stel zelf een vraag."


def digest(secret: str, *ids: object) -> str:
    """A digest of ids of a chat service that nobody without the channel's secret can trace back."""
    return hmac.new(secret.encode(), "\n".join(map(str, ids)).encode(), hashlib.sha256).hexdigest()


class Desk:
    """Finds or opens a person's conversation and puts buttons under its answers.

    Callers let one message of a person at a time in. Every method raises what Dialogue raises.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        store: ChannelStore,
        feedback: FeedbackStore,
        metrics: Metrics,
        limits: Limits,
    ) -> None:
        self._dialogue = dialogue
        self._store = store
        self._feedback = feedback
        self._metrics = metrics
        self._limits = limits

    async def start(self, person: Person) -> tuple[Answer, ...]:
        """A new conversation and its greeting; an earlier one is forgotten."""
        await self.forget(person)
        conversation, greeting = await self._dialogue.open(person.channel, person.school, None)
        await self._store.begin(person.key, conversation.id)
        return await self._answers(person, greeting)

    async def say(self, person: Person, text: str) -> tuple[Answer, ...]:
        """The answer, after the greeting when this opens a conversation; raises EmptyText, TextTooLong,
        TooManyRequests.

        The value of a button is of no use in a new conversation: then it raises UnknownConversation.
        """
        try:
            return await self._said(person, text)
        except UnknownConversation:
            if text.startswith(COMMAND):
                raise
        try:
            greeting = await self.start(person)
        except RasaUnavailable:
            if help_ := self._dialogue.help_alone(person.channel, text, person.school, None):
                return tuple(Answer(reply) for reply in help_)
            raise
        try:
            return (*greeting, *await self._said(person, text))
        except GatewayError as error:
            return (*greeting, self.excuse(error))  # the greeting says things that everybody must read

    async def show(self, person: Person, reply: Reply) -> tuple[Answer, ...]:
        """A reply of the channel itself, with buttons that work; after the greeting as in `say`."""
        try:
            return await self._shown(person, reply)
        except UnknownConversation:
            greeting = await self.start(person)
        return (*greeting, *await self._shown(person, reply))

    async def press(self, person: Person, data: str) -> Pressed:
        """What a button does, at most once, unless it is let go; raises PressRefused."""
        offer_id, _, what = data.partition(".")
        found = await self._store.offer(offer_id)
        if found is None:
            raise OldButton
        owner, offer = found
        if owner != person.key:
            raise ForeignButton
        if what in {HELPFUL, NOT_HELPFUL}:
            return await self._rate(offer, helpful=what == HELPFUL)
        if not what.isdecimal() or int(what) >= len(offer.reply.choices):
            raise OldButton
        return await self._choose(offer, int(what))

    async def let_go(self, offer: Offer) -> Offer:
        """The offer with its choices open again, after a choice that could not be answered."""
        await self._store.let_go(offer.id)
        return replace(offer, chosen=None)

    def needs_help(self, person: Person, text: str) -> bool:
        """Whether `text` is a cry for help, whatever stands before it; raises EmptyText, TextTooLong."""
        help_ = self._dialogue.help_alone(person.channel, text, person.school, None)
        return any(reply.text != OFFER for reply in help_)

    async def forget(self, person: Person) -> None:
        """Remove the person's conversation from every store; no error when there is none."""
        conversation = await self._store.conversation_of(person.key)
        if conversation is not None:
            try:
                await self._dialogue.remove(conversation)
            except UnknownConversation:
                await self._store.leave(person.key)  # its time was over already

    def excuse(self, error: GatewayError) -> Answer:
        """What a person reads when there is no answer; the operator finds it in the counts and the log."""
        self._metrics.failed(error)
        reason = error.reason if isinstance(error, RasaUnavailable | StoreUnavailable) else None
        log.warning("not_answered", code=error.code, reason=reason)
        return Answer(Reply(status=Status.ERROR, text=error.detail))

    async def _choose(self, offer: Offer, place: int) -> Pressed:
        if not await self._store.choose(offer.id, place):
            raise UsedButton
        return Pressed(replace(offer, chosen=place), offer.reply.choices[place].value)

    async def _rate(self, offer: Offer, *, helpful: bool) -> Pressed:
        if offer.rated:
            raise UsedButton
        given = opinion(offer.reply, helpful=helpful)
        await self._feedback.add(given)
        await self._store.rate(offer.id)
        self._metrics.rated(given)
        return Pressed(replace(offer, rated=True))

    async def _said(self, person: Person, text: str) -> tuple[Answer, ...]:
        conversation = await self._conversation(person)
        await self._limits.count_message(conversation)
        said = await self._dialogue.say(conversation, text)
        return await self._answers(person, said.replies)

    async def _shown(self, person: Person, reply: Reply) -> tuple[Answer, ...]:
        await self._dialogue.offer(await self._conversation(person), reply)
        return await self._answers(person, (reply,))

    async def _conversation(self, person: Person) -> str:
        conversation = await self._store.conversation_of(person.key)
        if conversation is None:
            raise UnknownConversation
        return conversation

    async def _answers(self, person: Person, replies: tuple[Reply, ...]) -> tuple[Answer, ...]:
        return tuple([await self._answer(person, reply) for reply in replies])

    async def _answer(self, person: Person, reply: Reply) -> Answer:
        offer = await self._store.add_offer(person.key, reply) if has_buttons(reply) else None
        return Answer(reply, offer)
