"""A gateway with a Telegram bot, and a Bot API that plays Telegram."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from pydantic import SecretStr

from bot.channels.running import Channels
from bot.channels.settings import ChannelSettings, TelegramMode
from tests.bot.channels.conftest import Serve
from tests.bot.channels.telegram.bot_api import TOKEN, FakeBotApi
from tests.bot.channels.visible import PUBLIC_URL
from tests.bot.fake_rasa import FakeRasa
from tests.serving import served

Bot = Callable[..., AbstractAsyncContextManager[FakeBotApi]]


def telegram_settings(api: str, mode: TelegramMode = TelegramMode.WEBHOOK) -> ChannelSettings:
    return ChannelSettings(
        public_url=PUBLIC_URL, telegram_token=SecretStr(TOKEN), telegram_mode=mode, telegram_api=api
    )


@pytest.fixture
def bot(serve: Serve) -> Bot:
    """Start a gateway in front of this Rasa, with a bot that is ready; gives Telegram's side."""

    @asynccontextmanager
    async def bot(
        rasa: FakeRasa, mode: TelegramMode = TelegramMode.WEBHOOK, api: FakeBotApi | None = None
    ) -> AsyncIterator[FakeBotApi]:
        api = api or FakeBotApi()
        listening = "setWebhook" if mode is TelegramMode.WEBHOOK else "getUpdates"
        async with (
            served(api.app) as address,
            serve(rasa, Channels(telegram_settings(address, mode))) as api.gateway,
        ):
            await api.until(lambda: bool(api.named(listening)))
            yield api

    return bot
