"""The real stack for tests: the supervisor of `make run`, on free ports, with a state folder of its own."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from anyio import fail_after
from anyio.from_thread import BlockingPortal, start_blocking_portal

from bot.stack.health import wait_until_ready
from bot.stack.ports import free_ports
from bot.stack.preparation import prepare_dialogue, prepare_index
from bot.stack.service import services
from bot.stack.settings import StackSettings
from bot.stack.supervisor import Supervisor

READY_WITHIN = 180.0
"""Seconds; far more than the stack needs, so that a hanging start ends the run."""
MANY = "100000/minute"
"""All tests ask from one address; the limits have tests of their own."""
SHARED = ("index", "rasa")


class Stack:
    """The running stack. Names are those of the services: gateway, rasa, actions."""

    def __init__(self, settings: StackSettings, supervisor: Supervisor, portal: BlockingPortal) -> None:
        self.settings = settings
        self.url = settings.address
        self._supervisor = supervisor
        self._portal = portal

    def stop(self, name: str) -> None:
        """Ends one process; returns when it is gone."""
        self._portal.call(self._supervisor.stop, name)

    def start(self, name: str) -> None:
        """Starts a process that was stopped; returns when the whole stack can answer again."""
        self._portal.call(self._supervisor.start, name)
        self._portal.call(_ready, self.settings)

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """The stack with one process missing."""
        self.stop(name)
        try:
            yield
        finally:
            self.start(name)

    def logs(self, name: str) -> str:
        """Everything that a process wrote since the stack was started."""
        return self.settings.log(name).read_text()


@contextmanager
def real_stack(build: Path) -> Iterator[Stack]:
    """Runs the stack with state and logs in `build`, and the index and trained dialogue of `make run`."""
    with start_blocking_portal() as portal:
        settings = portal.call(_prepare, build)
        with portal.wrap_async_context_manager(_supervised(settings)) as supervisor:
            yield Stack(settings, supervisor, portal)


async def _prepare(build: Path) -> StackSettings:
    """Brings index and dialogue up to date where `make run` keeps them, and shares them with `build`."""
    shared = StackSettings()
    await prepare_dialogue(shared)
    await prepare_index(shared)
    for name in SHARED:
        (build / name).symlink_to(shared.build_dir.absolute() / name, target_is_directory=True)
    (build / "state").mkdir()
    port, rasa_port, actions_port, site_port = free_ports(4)
    return StackSettings(
        host="127.0.0.1",
        port=port,
        rasa_port=rasa_port,
        actions_port=actions_port,
        build_dir=build,
        embed_origins=f"http://127.0.0.1:{site_port}",
        address_limit=MANY,
        conversation_limit=MANY,
    )


@asynccontextmanager
async def _supervised(settings: StackSettings) -> AsyncIterator[Supervisor]:
    every = services(settings)
    async with Supervisor(every) as supervisor:
        for service in every:
            supervisor.start(service.name)
        await _ready(settings)
        yield supervisor


async def _ready(settings: StackSettings) -> None:
    with fail_after(READY_WITHIN):
        await wait_until_ready(settings.address)
