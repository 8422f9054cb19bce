"""Starts, watches and stops a set of processes, each by its name."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import TracebackType
from typing import Self

from bot.stack.keeper import Patience, keep
from bot.stack.progress import say
from bot.stack.service import Service


class Supervisor:
    """`async with Supervisor(services)`: whatever was started within the block is gone after it."""

    def __init__(
        self,
        services: Iterable[Service],
        *,
        report: Callable[[str], None] = say,
        patience: Patience = Patience(),  # noqa: B008  (frozen)
    ) -> None:
        self._services = {service.name: service for service in services}
        self._report = report
        self._patience = patience
        self._keepers: dict[str, asyncio.Task[None]] = {}
        self._failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def start(self, name: str) -> None:
        """Starts a process and keeps it running; nothing happens when it runs already."""
        if name not in self._keepers:
            keeper = asyncio.create_task(keep(self._services[name], self._report, self._patience), name=name)
            keeper.add_done_callback(self._note_failure)
            self._keepers[name] = keeper

    async def stop(self, name: str) -> None:
        """Ends a process; it stays away until `start`."""
        if keeper := self._keepers.pop(name, None):
            keeper.cancel()
            with suppress(asyncio.CancelledError):
                await keeper

    async def failure(self) -> None:
        """Waits for ever, or raises KeepsDying when one of the processes cannot be kept alive."""
        await asyncio.shield(self._failed)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._failed.cancel()
        await asyncio.gather(*(self.stop(name) for name in list(self._keepers)), return_exceptions=True)

    def _note_failure(self, keeper: asyncio.Task[None]) -> None:
        if not keeper.cancelled() and (error := keeper.exception()) and not self._failed.done():
            self._failed.set_exception(error)
