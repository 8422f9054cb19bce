"""A gateway with channels, on a real port, in front of a fake Rasa that gives recorded replies."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.app import create_app
from bot.channels.running import Channels
from bot.settings import GatewaySettings
from knowledge.library import Library, load_library
from knowledge.triage import Triage
from tests.bot.fake_rasa import FakeRasa
from tests.serving import served

Serve = Callable[[FakeRasa, Channels], AbstractAsyncContextManager[str]]


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def build_dir(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def serve(build_dir: Path, library: Library, triage: Triage) -> Serve:
    """Start a gateway with these channels; gives its address."""

    @asynccontextmanager
    async def serve(rasa: FakeRasa, channels: Channels) -> AsyncIterator[str]:
        settings = GatewaySettings(build_dir=build_dir)
        app = create_app(
            settings, library=library, triage=triage, transport=rasa.transport, channels=channels
        )
        async with served(app) as url:
            yield url

    return serve


async def removed(gateway: str, conversation: str) -> None:
    """Removes a conversation behind the back of its channel."""
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        answer = await client.delete(f"/api/conversations/{conversation}")
    assert answer.status_code == 204
