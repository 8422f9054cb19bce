"""A gateway in this process, in front of a fake Rasa."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.app import create_app
from bot.settings import GatewaySettings
from knowledge.library import Library, load_library
from knowledge.settings import KnowledgeSettings
from knowledge.triage import Triage, current_triage
from tests.bot.fake_rasa import FakeRasa

Gateway = Callable[[FakeRasa], AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def triage() -> Triage:
    return current_triage(KnowledgeSettings())


@pytest.fixture
def settings(tmp_path: Path) -> GatewaySettings:
    return GatewaySettings(build_dir=tmp_path)


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://gateway") as client,
    ):
        yield client


@pytest.fixture
def gateway(settings: GatewaySettings, library: Library, triage: Triage) -> Gateway:
    """Start a gateway in front of this fake Rasa; gives a client of it."""
    return lambda rasa: running(
        create_app(settings, library=library, triage=triage, transport=rasa.transport)
    )


@pytest.fixture
async def client(gateway: Gateway) -> AsyncIterator[httpx.AsyncClient]:
    async with gateway(FakeRasa()) as client:
        yield client
