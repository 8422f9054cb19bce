"""A real gateway on a port of its own, and clients that read its live screens."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import anyio
import httpx
import pytest
import uvicorn

from bot.app import create_app
from bot.settings import GatewaySettings
from bot.stack.ports import free_ports
from knowledge.library import Library
from knowledge.triage import Triage
from tests.bot.fake_rasa import FakeRasa
from tests.bot.lessons.classroom import Class

ServedGateway = Callable[[], AbstractAsyncContextManager[httpx.AsyncClient]]


@asynccontextmanager
async def served(
    settings: GatewaySettings, library: Library, triage: Triage
) -> AsyncIterator[httpx.AsyncClient]:
    """A gateway behind a real server; stops as one that is told to."""
    app = create_app(settings, library=library, triage=triage, transport=FakeRasa().transport)
    (port,) = free_ports(1)
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=1)
    )
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(server.serve)
        with anyio.fail_after(30):
            while not server.started:  # noqa: ASYNC110  (uvicorn has no event for it)
                await anyio.sleep(0.02)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            yield client
        server.should_exit = True


@pytest.fixture
def gateway_on(settings: GatewaySettings, library: Library, triage: Triage) -> ServedGateway:
    """Start the gateway, each time on the same files."""
    return lambda: served(settings, library, triage)


@pytest.fixture
async def http(gateway_on: ServedGateway) -> AsyncIterator[httpx.AsyncClient]:
    async with gateway_on() as client:
        yield client


@pytest.fixture
async def lesson(http: httpx.AsyncClient) -> Class:
    """A lesson of ASKO that has just begun."""
    return await Class.begin(http)


@pytest.fixture
def lessons_file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "lessons.sqlite"
