"""What the assistant does with each kind of activity of Teams."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx
import structlog
from microsoft_teams.api.activities import (
    InstalledActivity,
    MessageActivity,
    MessageActivityInput,
    TypingActivityInput,
)
from microsoft_teams.api.models import ActivityBase
from microsoft_teams.apps import ActivityContext, App
from microsoft_teams.cards import AdaptiveCard

from actions.small_replies import small_talk
from bot.channels.busy import busy
from bot.channels.commands import Commands
from bot.channels.desk import Answer, Desk, Person, PressRefused, digest
from bot.channels.offers import Offer
from bot.channels.teams.card import cards, plain
from bot.channels.teams.incoming import command, is_addressed, is_personal, is_wordless, pressed, words
from bot.conversations import Channel
from bot.errors import GatewayError

Context = ActivityContext[MessageActivity]
AnyContext = ActivityContext[Any]
Answering = Callable[[], Awaitable[tuple[Answer, ...]]]
ONLY_TEXT = "Dit kan ik niet lezen of bekijken. Typ je vraag in woorden, dan zoek ik de regel voor je op."
SOMETHING_WRONG = "Er ging bij mij iets mis. Probeer het over een minuut opnieuw."
HOW_TO_ASK = "Noem mijn naam met een @ in je vraag. Op andere berichten let ik niet."
AGAIN = frozenset({412, 429, 502, 504})
"""Answers after which Microsoft asks to send once more."""
PAUSES = (1.0, 3.0, 9.0)
"""Seconds between attempts, when Teams does not say how long to wait."""
LONGEST_PAUSE = 30.0
GONE = frozenset({403, 404})
"""Answers for a person who removed or blocked the bot."""

log = structlog.get_logger()


class TeamsChannel:
    """Handles activities. `schools` holds the school of an organisation, by its tenant id in lower case."""

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        *,
        schools: Mapping[str, str],
        secret: str,
        public_url: str | None,
    ) -> None:
        self._desk = desk
        self._commands = commands
        self._schools = schools
        self._secret = secret
        self._public_url = public_url

    def listen(self, app: App) -> None:
        """Have the application hand over what is not passed over in silence."""

        @app.on_message
        async def on_message(ctx: ActivityContext[MessageActivity]) -> None:
            await self._carefully(self._on_message, ctx)

        @app.on_install_add
        async def on_install(ctx: ActivityContext[InstalledActivity]) -> None:
            await self._carefully(self._on_install, ctx)

    async def _carefully(self, handle: Callable[[Any], Awaitable[None]], ctx: AnyContext) -> None:
        """The edge for a person: a failure that nobody foresaw is said, and raised for the log."""
        try:
            await handle(ctx)
        except httpx.HTTPError:
            raise  # Teams itself does not take our messages
        except Exception:
            await self._send(ctx, (Answer(small_talk(SOMETHING_WRONG)),))
            raise

    async def _on_install(self, ctx: ActivityContext[InstalledActivity]) -> None:
        person = self._person(ctx.activity)
        if is_personal(ctx.activity):
            await self._answer(ctx, person, lambda: self._commands.welcome(person))
            return
        greeting = await self._desk.start(person)
        await self._desk.forget(person)  # nobody asked anything yet
        await self._send(ctx, (*greeting, Answer(small_talk(HOW_TO_ASK))))

    async def _on_message(self, ctx: Context) -> None:
        activity = ctx.activity
        if not is_addressed(activity):
            return
        person = self._person(activity)
        said = words(activity)
        if (data := pressed(activity)) is not None:
            await self._press(ctx, person, data)
        elif said and (known := command(said)):
            await self._answer(ctx, person, lambda: self._commands.run(person, *known))
        elif said:
            await self._answer(ctx, person, lambda: self._desk.say(person, said))
        elif is_wordless(activity):
            await self._send(ctx, (Answer(small_talk(ONLY_TEXT)),))
        else:
            await self._answer(ctx, person, lambda: self._commands.run(person, "help"))

    async def _press(self, ctx: Context, person: Person, data: str) -> None:
        try:
            button = await self._desk.press(person, data)
        except PressRefused as refused:
            await self._send(ctx, (Answer(small_talk(refused.detail)),))
            return
        await self._show_as_now(ctx, button.offer)
        says = button.says
        if says is not None and not await self._answer(ctx, person, lambda: self._desk.say(person, says)):
            await self._show_as_now(ctx, await self._desk.let_go(button.offer))

    async def _show_as_now(self, ctx: Context, offer: Offer) -> None:
        """Puts the card as it is now in the place of the one that was used."""
        if ctx.activity.reply_to_id is None:
            return
        *_, card = cards(offer.reply, offer, self._public_url)
        message = self._message(card, offer.reply.text)
        message.id = ctx.activity.reply_to_id
        try:
            await ctx.send(message)
        except httpx.HTTPError as error:
            log.info("teams_card_not_replaced", error=type(error).__name__)

    async def _answer(self, ctx: AnyContext, person: Person, answering: Answering) -> bool:
        """Answers, with "typing" while that takes long; in the words of the error when it cannot, and then
        False.
        """
        is_answered = True
        try:
            async with busy(lambda: ctx.send(TypingActivityInput())):
                answers = await answering()
        except GatewayError as error:
            answers, is_answered = (self._desk.excuse(error),), False
        try:
            await self._send(ctx, answers)
        except httpx.HTTPStatusError as error:
            if error.response.status_code not in GONE:
                raise
            log.info("teams_blocked", status=error.response.status_code)
            await self._desk.forget(person)
        return is_answered

    async def _send(self, ctx: AnyContext, answers: tuple[Answer, ...]) -> None:
        for answer in answers:
            summary = plain(answer.reply, self._public_url)
            for card in cards(answer.reply, answer.offer, self._public_url):
                await _patiently(ctx, self._message(card, summary))

    def _message(self, card: AdaptiveCard, summary: str) -> MessageActivityInput:
        # notifications show the `summary`; the SDK has no field for it but lets it through
        return MessageActivityInput.model_validate({"summary": summary}).add_card(card)

    def _person(self, activity: ActivityBase) -> Person:
        key = digest(self._secret, activity.conversation.id, activity.from_.id)
        tenant = activity.tenant.id if activity.tenant else activity.conversation.tenant_id
        return Person(Channel.TEAMS, key, self._schools.get((tenant or "").lower()))


async def _patiently(ctx: AnyContext, message: MessageActivityInput) -> None:
    """Sends once more when Teams asks for it, or could not be reached at all."""
    for pause in PAUSES:
        try:
            await ctx.send(message)
            return
        except httpx.ConnectError:
            await asyncio.sleep(pause)
        except httpx.HTTPStatusError as error:
            if error.response.status_code not in AGAIN:
                raise
            asked = error.response.headers.get("Retry-After", "")
            await asyncio.sleep(min(float(asked), LONGEST_PAUSE) if asked.isdecimal() else pause)
    await ctx.send(message)
