"""Keeps one process alive: tells the operator when it dies and starts it again, each time a little later."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass

from bot.stack.errors import KeepsDying
from bot.stack.log_file import LogFile
from bot.stack.processes import running
from bot.stack.service import Service

LOG_CHECK = 60.0
"""Seconds between two looks at the size of a log."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait before a next start, in seconds, and when to give up.

    A process that lived for `healthy` seconds is taken to have been well: counting starts again.
    """

    first: float = 1.0
    longest: float = 30.0
    healthy: float = 60.0
    attempts: int = 6

    def delays(self) -> Iterator[float]:
        """The waits after the deaths that are still forgiven."""
        for death in range(self.attempts - 1):
            yield min(self.first * 2**death, self.longest)


async def keep(service: Service, report: Callable[[str], None], patience: Patience) -> None:
    """Runs the service until this is cancelled; raises KeepsDying when it dies too often too soon."""
    clock = asyncio.get_running_loop().time
    delays = patience.delays()
    while True:
        started = clock()
        report(await _until_death(service))
        if clock() - started >= patience.healthy:
            delays = patience.delays()
        delay = next(delays, None)
        if delay is None:
            raise KeepsDying(service.name, patience.attempts, service.log)
        report(f"{service.name} start opnieuw over {delay:g} s")
        await asyncio.sleep(delay)


async def _until_death(service: Service) -> str:
    """Runs the service until it ends by itself; gives back what the operator should know of that."""
    with closing(LogFile(service.log)) as log:
        async with running(service, log) as process:
            while process.returncode is None:
                with suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), LOG_CHECK)
                log.rotate_when_full()
        death = f"{service.name} is gestopt ({reason(process.returncode)})."
        return f"{death} Het einde van {log.path}:\n{log.tail()}"


def reason(status: int) -> str:
    """An exit status in words: negative is the number of the signal that ended the process."""
    return f"code {status}" if status >= 0 else f"signaal {signal.Signals(-status).name}"
