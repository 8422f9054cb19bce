"""One conversation on each channel with the real Rasa and the real action server behind it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from fastapi import FastAPI

from bot.app import create_app
from bot.channels.running import Channels
from bot.channels.settings import ChannelSettings
from bot.settings import GatewaySettings
from knowledge.library import Library
from tests.bot.channels.teams.conftest import OUR_TOKEN, teams_settings
from tests.bot.channels.teams.connector import FakeConnector
from tests.bot.channels.telegram.bot_api import FakeBotApi
from tests.bot.channels.telegram.conftest import telegram_settings
from tests.bot.channels.telegram.people import press, private, under
from tests.serving import served
from tests.stack import Stack

pytestmark = pytest.mark.anyio

QUESTION = "Mag ik vrienden worden met een leerling?"
CHOSEN = ("ASKO", "Ik werk op school")


@asynccontextmanager
async def gateway(stack: Stack, library: Library, settings: ChannelSettings) -> AsyncIterator[str]:
    """A second gateway in front of the running stack, with a channel on."""
    own = stack.settings
    gateway = GatewaySettings(rasa_port=own.rasa_port, actions_port=own.actions_port, build_dir=own.build_dir)
    channels = Channels(settings, teams_token=lambda *_: OUR_TOKEN)
    app: FastAPI = create_app(gateway, library=library, channels=channels)
    async with served(app) as url:
        yield url


async def test_telegram(stack: Stack, library: Library) -> None:
    clause = library["asko"].clause("A.6").text
    api = FakeBotApi()
    async with served(api.app) as address, gateway(stack, library, telegram_settings(address)) as api.gateway:
        await api.until(lambda: bool(api.webhook))
        await api.deliver(api.update(message=private(QUESTION)))
        for title in CHOSEN:
            await api.until(lambda title=title: any(title in call.buttons for call in api.sent))
            data = next(call.data(title) for call in api.sent if title in call.buttons)
            await api.deliver(api.update(callback_query=press(data, under("?"))))
        await api.until(lambda: any(clause in call.text for call in api.sent))
        answer = next(call for call in api.sent if clause in call.text)
    assert "A.6" in answer.text
    assert "Ja, mits" in answer.text


async def test_the_menu_of_telegram_works_and_who_has_the_conversation_forgotten_can_go_on(
    stack: Stack, library: Library
) -> None:
    api = FakeBotApi(first_update=1000)  # beyond those of the other test: the stack knows which it answered
    answers: dict[str, str] = {}
    async with served(api.app) as address, gateway(stack, library, telegram_settings(address)) as api.gateway:
        await api.until(lambda: bool(api.webhook))
        for said in (
            "/start asko",
            "/rol leerkracht",
            "/onderwerpen",
            "/help",
            "/vergelijk vrienden worden met leerlingen",
            "/vraag mag ik vrienden worden met een leerling?",
            "Vergeet dit gesprek",
            QUESTION,
        ):
            before = len(api.sent)
            await api.deliver(api.update(message=private(said)))
            await api.until_sent(before + 1)
            await api.settled()
            answers[said] = "\n".join(call.text for call in api.sent[before:])
        asked = api.sent[-1]
    assert "Ik weet onder meer iets over" in answers["/onderwerpen"]
    assert "automatische assistent" in answers["/help"]
    compared = answers["/vergelijk vrienden worden met leerlingen"]
    assert all(protocol.organisation in compared for protocol in library)
    assert library["asko"].clause("A.6").text in answers["/vraag mag ik vrienden worden met een leerling?"]
    assert "gewist" in answers["Vergeet dit gesprek"]
    assert "automatische assistent" in answers[QUESTION]
    assert "ASKO" in asked.buttons


async def test_teams(stack: Stack, library: Library) -> None:
    clause = library["asko"].clause("A.6").text
    teams = FakeConnector()
    async with served(teams.app) as teams.url:
        settings = teams_settings(f"{teams.url}/openidconfiguration")
        async with gateway(stack, library, settings) as teams.gateway:
            await teams.deliver(teams.says(QUESTION))
            for title in CHOSEN:
                await teams.until(
                    lambda title=title: any(title in sent.text.split("\n") for sent in teams.sent)
                )
                card = next(sent for sent in teams.sent if title in sent.text.split("\n"))
                await teams.deliver(teams.presses(card, title))
            await teams.until(lambda: any(clause in sent.text for sent in teams.sent))
            answer = next(sent for sent in teams.sent if clause in sent.text)
    assert "Ja, mits" in answer.text
    assert not teams.problems
