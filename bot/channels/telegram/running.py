"""Telegram within the gateway: its application runs in the gateway's event loop, from start to stop."""

import asyncio
import hashlib
import hmac
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import BotCommand, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import AIORateLimiter, Application

from bot.channels.commands import Commands
from bot.channels.desk import Desk
from bot.channels.settings import ChannelSettings, TelegramMode
from bot.channels.store import ChannelStore
from bot.channels.telegram.channel import MENU, TelegramChannel
from bot.channels.telegram.ordering import InOrder
from knowledge.library import Library

WEBHOOK = "/api/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
WANTED = [Update.MESSAGE, Update.CALLBACK_QUERY]
FLOOD_RETRIES = 3
MOST_QUEUED = 1000
TIMEOUT = 10.0
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0

App = Application[Any, Any, Any, Any, Any, Any]

log = structlog.get_logger()


@asynccontextmanager
async def telegram(
    app: FastAPI,
    settings: ChannelSettings,
    desk: Desk,
    store: ChannelStore,
    commands: Commands,
    library: Library,
) -> AsyncIterator[None]:
    """The bot within the gateway `app`, as long as the block lasts."""
    assert settings.telegram_token is not None
    token = settings.telegram_token.get_secret_value()
    channel = TelegramChannel(desk, commands, library, secret=token, public_url=settings.public_url)
    runner = TelegramRunner(settings, token, channel, store)
    if settings.telegram_mode is TelegramMode.WEBHOOK:
        app.router.routes.append(runner.route)
    async with runner.running():
        yield


class TelegramRunner:
    """Keeps the bot going: also when Telegram cannot be reached at first, and without it the rest goes on."""

    def __init__(
        self, settings: ChannelSettings, token: str, channel: TelegramChannel, store: ChannelStore
    ) -> None:
        self._settings = settings
        self._webhook_secret = hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()
        self._application = _application(settings, token, store)
        self._application.add_handlers(list(channel.handlers()))
        self._application.add_error_handler(channel.on_error)

    @property
    def route(self) -> Route:
        """The address that Telegram calls. It belongs to no other interface and counts in no rate limit."""
        return Route(WEBHOOK, self._receive, methods=["POST"])

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The bot, as long as the block lasts; what it is busy with is finished."""
        task = asyncio.create_task(self._keep_going())
        task.add_done_callback(_note_end)
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _keep_going(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                async with self._started():
                    log.info("telegram_on", mode=self._settings.telegram_mode)
                    await asyncio.Event().wait()
            except InvalidToken:
                log.error("telegram_off", reason="Telegram does not know the token")
                return
            except TelegramError as error:
                log.warning("telegram_not_reached", error=type(error).__name__, again_in=pause)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    @asynccontextmanager
    async def _started(self) -> AsyncIterator[None]:
        application = self._application
        async with application:
            bot = application.bot
            await bot.set_my_commands([BotCommand(name, title) for name, title in MENU.items()])
            await application.start()
            try:
                await self._listen()
                yield
            finally:
                if application.updater is not None and application.updater.running:
                    await application.updater.stop()
                await application.stop()

    async def _listen(self) -> None:
        application = self._application
        if application.updater is not None:
            await application.updater.start_polling(allowed_updates=WANTED, error_callback=_note_fault)
        else:
            url = f"{self._settings.public_url}{WEBHOOK}"
            await application.bot.set_webhook(url, secret_token=self._webhook_secret, allowed_updates=WANTED)

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._webhook_secret.encode()):
            return Response(status_code=401)
        application = self._application
        if not application.running or application.update_queue.qsize() > MOST_QUEUED:
            return Response(status_code=503)  # Telegram keeps the update and offers it again
        try:
            update = Update.de_json(await request.json(), application.bot)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            log.warning("telegram_update_dropped", reason="unreadable", error=type(error).__name__)
            return Response(status_code=200)  # or Telegram would offer it again and again
        await application.update_queue.put(update)
        return Response(status_code=200)


def _application(settings: ChannelSettings, token: str, store: ChannelStore) -> App:
    builder = (
        Application.builder()
        .token(token)
        .base_url(f"{settings.telegram_api}/bot")
        .base_file_url(f"{settings.telegram_api}/file/bot")
        .connect_timeout(TIMEOUT)
        .read_timeout(TIMEOUT)
        .rate_limiter(AIORateLimiter(max_retries=FLOOD_RETRIES))
        .concurrent_updates(InOrder(store))
    )
    return (
        builder.build() if settings.telegram_mode is TelegramMode.POLLING else builder.updater(None).build()
    )


def _note_end(task: asyncio.Task[None]) -> None:
    """The edge: without this an unforeseen failure would end the channel and leave no line."""
    if not task.cancelled() and (error := task.exception()):
        trace = traceback.format_tb(error.__traceback__)
        log.error("telegram_failed", error=type(error).__name__, trace=trace)


def _note_fault(error: TelegramError) -> None:
    log.warning("telegram_not_reached", error=type(error).__name__)
