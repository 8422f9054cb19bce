"""Tiny services: real child processes that take no time to start."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bot.stack.keeper import Patience
from bot.stack.service import Listener, Service

AT_ONCE = Patience(first=0.01, longest=0.01, healthy=60, attempts=3)


def python_service(folder: Path, code: str, name: str = "klein", listener: Listener | None = None) -> Service:
    """A service that runs a piece of Python, in `folder`."""
    command = (sys.executable, "-u", "-c", code)
    return Service(name, command, folder / f"{name}.log", dict(os.environ), listener, folder)


async def until(condition: Callable[[], object]) -> None:
    """Waits for something that another process does; the limit only ends a test that hangs."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
