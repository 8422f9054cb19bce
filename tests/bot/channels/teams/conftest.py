"""A gateway with a Teams bot, and a connector that plays Microsoft's."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from pydantic import SecretStr

from bot.channels.running import Channels
from bot.channels.settings import ChannelSettings
from tests.bot.channels.conftest import Serve
from tests.bot.channels.teams.connector import APP_ID, OTHER_TENANT, TENANT, FakeConnector
from tests.bot.channels.visible import PUBLIC_URL
from tests.bot.fake_rasa import FakeRasa
from tests.serving import served

Bot = Callable[[FakeRasa], AbstractAsyncContextManager[FakeConnector]]
SECRET = "het-geheim-van-de-app"
OUR_TOKEN = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0."
"""What we call Teams with; only Microsoft would look into it."""


def teams_settings(openid: str) -> ChannelSettings:
    return ChannelSettings(
        public_url=PUBLIC_URL,
        teams_app_id=APP_ID,
        teams_app_secret=SecretStr(SECRET),
        teams_tenant_id=TENANT,
        teams_schools={OTHER_TENANT: "konot"},
        teams_openid_url=openid,
    )


@pytest.fixture
def bot(serve: Serve) -> Bot:
    """Start a gateway in front of this Rasa, with a bot that is ready; gives Microsoft's side."""

    @asynccontextmanager
    async def bot(rasa: FakeRasa) -> AsyncIterator[FakeConnector]:
        connector = FakeConnector()
        async with served(connector.app) as connector.url:
            settings = teams_settings(f"{connector.url}/openidconfiguration")
            channels = Channels(settings, teams_token=lambda *_: OUR_TOKEN)
            async with serve(rasa, channels) as connector.gateway:
                yield connector
        assert not connector.problems

    return bot
