import asyncio
from pathlib import Path

import pytest

from bot.stack.lock import alone

pytestmark = pytest.mark.anyio


async def test_two_that_want_the_same_go_one_after_the_other(tmp_path: Path) -> None:
    seen: list[str] = []

    async def work(name: str) -> None:
        async with alone(tmp_path / "build" / "lock", pause=0):
            seen.append(f"{name} begint")
            await asyncio.sleep(0)
            seen.append(f"{name} is klaar")

    await asyncio.gather(work("a"), work("b"))
    assert seen == ["a begint", "a is klaar", "b begint", "b is klaar"]
