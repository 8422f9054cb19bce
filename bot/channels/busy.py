"""Letting people see that an answer is being made."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog

PATIENCE = 0.4
"""Seconds in which most answers are there, so that nothing needs to be shown."""
EVERY = 4.5
"""Telegram shows "typing" for five seconds, Teams for three to ten."""

log = structlog.get_logger()


@asynccontextmanager
async def busy(
    show: Callable[[], Awaitable[object]], *, patience: float = PATIENCE, every: float = EVERY
) -> AsyncIterator[None]:
    """Calls `show` when the block takes longer than `patience` seconds, and again every `every` seconds.

    A `show` that fails is logged: the answer matters, the dots do not.
    """
    task = asyncio.create_task(_repeat(show, patience, every))
    try:
        yield
    finally:
        task.cancel()
        (outcome,) = await asyncio.gather(task, return_exceptions=True)
        if isinstance(outcome, Exception):
            log.info("typing_not_shown", error=type(outcome).__name__)


async def _repeat(show: Callable[[], Awaitable[object]], patience: float, every: float) -> None:
    await asyncio.sleep(patience)
    while True:
        await show()
        await asyncio.sleep(every)
