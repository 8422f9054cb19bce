"""What the assistant does with each kind of update of Telegram."""

import traceback
from collections.abc import Awaitable, Callable, Iterable

import structlog
from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update, User
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from actions.small_replies import small_talk
from bot.channels.busy import busy
from bot.channels.commands import COMMANDS, Commands
from bot.channels.desk import Answer, Desk, Person, PressRefused, digest
from bot.channels.telegram.incoming import is_addressed, is_private, is_wordless, welcomes_us, words
from bot.channels.telegram.rendering import DONE, keyboard
from bot.channels.telegram.sending import patiently, send
from bot.conversations import Channel
from bot.errors import GatewayError
from knowledge.library import Library

Context = ContextTypes.DEFAULT_TYPE
Answering = Callable[[], Awaitable[tuple[Answer, ...]]]
ONLY_TEXT = "Dit kan ik niet lezen of bekijken. Typ je vraag in woorden, dan zoek ik de regel voor je op."
ONLY_CAPTION = "Wat je meestuurt kan ik niet bekijken. Ik lees alleen je tekst."
SOMETHING_WRONG = "Er ging bij mij iets mis. Probeer het over een minuut opnieuw."
HELLO_GROUP = (
    "Hallo! Ik ben een automatische assistent. Ik zoek in het protocol van je school wat er mag op sociale "
    "media. {how}, of antwoord op een bericht van mij. Op andere berichten let ik niet."
)
BY_COMMAND = "Begin je vraag met /vraag@{name}"
BY_NAME = "Noem mijn naam (@{name}) in je vraag"
ADD_QUESTION = (
    "Zet je vraag erachter. Bijvoorbeeld: /vraag mag ik filmen op het kamp? "
    "Je kunt je vraag ook typen als antwoord op dit bericht."
)
MENU = {"start": "Begin opnieuw", "vraag": "Stel een vraag, ook in een groep"} | COMMANDS
"""What people choose from. Of a group Telegram hands on commands and answers to us, and mentions only when we
may read everything ("privacy mode")."""

log = structlog.get_logger()


class TelegramChannel:
    """Handles updates. `secret` is what makes people's keys impossible to trace back."""

    def __init__(
        self, desk: Desk, commands: Commands, library: Library, *, secret: str, public_url: str | None
    ) -> None:
        self._desk = desk
        self._commands = commands
        self._library = library
        self._secret = secret
        self._public_url = public_url

    def handlers(self) -> Iterable[BaseHandler[Update, Context, None]]:
        """One for each kind of update that is not passed over in silence."""
        fresh = filters.UpdateType.MESSAGE
        yield CommandHandler("start", self._on_start, filters=fresh)
        yield CommandHandler("vraag", self._on_question, filters=fresh)
        yield CommandHandler(tuple(COMMANDS), self._on_command, filters=fresh)
        yield MessageHandler(fresh & filters.StatusUpdate.NEW_CHAT_MEMBERS, self._on_join)
        yield MessageHandler(fresh & ~filters.StatusUpdate.ALL, self._on_message)
        yield CallbackQueryHandler(self._on_press)

    async def on_error(self, update: object, context: Context) -> None:
        """The edge: what a handler could not deal with becomes a line in the log, without words of people."""
        error = context.error
        assert error is not None
        if isinstance(error, Forbidden):
            log.info("telegram_blocked")
            await self._forget(update)
            return
        trace = traceback.format_tb(error.__traceback__)
        log.error("telegram_failed", error=type(error).__name__, trace=trace)
        message = update.effective_message if isinstance(update, Update) else None
        if isinstance(message, Message) and not isinstance(error, TelegramError):
            await send(message, (_says(SOMETHING_WRONG),), self._public_url)

    async def _on_start(self, update: Update, context: Context) -> None:
        message, user = _sender(update)
        if message is None or user is None:
            return
        school, argument = next(iter(context.args or ()), "").casefold(), " ".join(context.args or ())
        person = self._person(message, user, school if school in self._library else None)

        async def begin() -> tuple[Answer, ...]:
            if argument and self._desk.needs_help(person, argument):
                return await self._desk.say(person, argument)
            return await self._desk.start(person)

        await self._answer(message, begin)

    async def _on_question(self, update: Update, context: Context) -> None:
        message, user = _sender(update)
        if message is None or user is None:
            return
        if question := " ".join(context.args or ()):
            person = self._person(message, user)
            await self._answer(message, lambda: self._desk.say(person, question))
        else:
            await send(message, (_says(ADD_QUESTION),), self._public_url)

    async def _on_command(self, update: Update, context: Context) -> None:
        message, user = _sender(update)
        if message is None or user is None or message.text is None:
            return
        name = message.text.split(maxsplit=1)[0].removeprefix("/").partition("@")[0].casefold()
        person, argument = self._person(message, user), " ".join(context.args or ())
        await self._answer(message, lambda: self._commands.run(person, name, argument))

    async def _on_join(self, update: Update, context: Context) -> None:
        message, _ = _sender(update)
        if message is not None and welcomes_us(message, context.bot.bot):
            bot = context.bot
            how = (BY_NAME if bot.can_read_all_group_messages else BY_COMMAND).format(name=bot.username)
            await send(message, (_says(HELLO_GROUP.format(how=how)),), self._public_url)

    async def _on_message(self, update: Update, context: Context) -> None:
        message, user = _sender(update)
        if message is None or user is None or not is_addressed(message, context.bot.bot):
            return
        said = words(message, context.bot.bot)
        if is_wordless(message):
            await send(message, (_says(ONLY_TEXT),), self._public_url)
            return
        if message.caption:
            await send(message, (_says(ONLY_CAPTION),), self._public_url)
        person = self._person(message, user)
        if said:
            await self._answer(message, lambda: self._desk.say(person, said))
        elif message.text:
            await self._answer(message, lambda: self._commands.run(person, "help"))

    async def _on_press(self, update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        message = query.message
        if query.data is None or query.data == DONE or not isinstance(message, Message):
            await patiently(query.answer)
            return
        person = self._person(message, query.from_user)
        try:
            pressed = await self._desk.press(person, query.data)
        except PressRefused as refused:
            detail = refused.detail
            await patiently(lambda: query.answer(detail))
            return
        await patiently(query.answer)
        await _show_buttons(query, keyboard(pressed.offer))
        says = pressed.says
        if says is not None and not await self._answer(message, lambda: self._desk.say(person, says)):
            await _show_buttons(query, keyboard(await self._desk.let_go(pressed.offer)))

    async def _answer(self, message: Message, answering: Answering) -> bool:
        """Answers, with "typing" while that takes long; in the words of the error when it cannot, and then
        False.
        """
        try:
            async with busy(lambda: message.reply_chat_action("typing")):
                answers = await answering()
        except GatewayError as error:
            await send(message, (self._desk.excuse(error),), self._public_url)
            return False
        await send(message, answers, self._public_url)
        return True

    async def _forget(self, update: object) -> None:
        if isinstance(update, Update) and update.effective_user and update.effective_message:
            message = update.effective_message
            if isinstance(message, Message) and is_private(message):
                await self._desk.forget(self._person(message, update.effective_user))

    def _person(self, message: Message, user: User, school: str | None = None) -> Person:
        return Person(Channel.TELEGRAM, digest(self._secret, message.chat.id, user.id), school)


def _sender(update: Update) -> tuple[Message, User] | tuple[None, None]:
    """A new message and the person who sent it; channels, bots and anonymous senders are nobody."""
    message = update.message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None, None
    return message, message.from_user


async def _show_buttons(query: CallbackQuery, markup: InlineKeyboardMarkup | None) -> None:
    """Shows what was pressed; a message that is gone or already shows it is left as it is."""
    try:
        await patiently(lambda: query.edit_message_reply_markup(markup))
    except BadRequest as error:
        log.info("telegram_buttons_not_shown", error=type(error).__name__)


def _says(text: str) -> Answer:
    return Answer(small_talk(text))
