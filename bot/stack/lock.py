"""One at a time: two programs that would build the same thing wait for each other."""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path


@asynccontextmanager
async def alone(file: Path, *, pause: float = 0.2) -> AsyncIterator[None]:
    """Holds the lock on `file` during the block, after waiting for whoever holds it; a crash frees it too."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as handle:
        while not _taken(handle.fileno()):  # noqa: ASYNC110  (another process holds it)
            await asyncio.sleep(pause)
        yield


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
