"""A child process with all that it starts: its output goes to a log, and it ends as a whole."""

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.stack.log_file import LogFile
from bot.stack.service import Service

PATIENCE = 10.0
"""Seconds that a process gets to end by itself."""


@asynccontextmanager
async def running(
    service: Service, log: LogFile, *, patience: float = PATIENCE
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Runs the service as long as the block lasts. Afterwards nothing of its process group is left.

    Where the system can, the process also ends when this one is killed and the block never finishes.
    """
    process = await asyncio.create_subprocess_exec(
        *_bound_to_us(),
        *service.command,
        cwd=service.directory,
        env=service.environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=log.fileno(),
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        await _end(process, patience)


def _bound_to_us() -> tuple[str, ...]:
    """The start of a command that makes the kernel end it together with its parent."""
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "TERM", "--") if setpriv else ()


async def _end(process: asyncio.subprocess.Process, patience: float) -> None:
    """Asks the process to end, which includes its own children; what is left then is ended by force."""
    with suppress(ProcessLookupError):
        process.terminate()
    with suppress(TimeoutError):
        async with asyncio.timeout(patience):
            await process.wait()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
