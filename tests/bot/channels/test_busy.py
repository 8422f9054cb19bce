import asyncio

import pytest
import structlog

from bot.channels.busy import busy

pytestmark = pytest.mark.anyio


async def test_a_quick_answer_shows_nothing_and_a_slow_one_does_so_again_and_again() -> None:
    shown: list[int] = []

    async def show() -> None:
        shown.append(1)

    async with busy(show, patience=0.05, every=0.05):
        pass
    await asyncio.sleep(0.1)
    assert not shown
    async with busy(show, patience=0.01, every=0.02):
        await asyncio.sleep(0.1)
    assert len(shown) > 1


async def test_dots_that_cannot_be_shown_do_not_cost_the_answer() -> None:
    async def show() -> None:
        raise ConnectionError

    with structlog.testing.capture_logs() as logs:
        async with busy(show, patience=0, every=1):
            await asyncio.sleep(0.01)
    assert [line["event"] for line in logs] == ["typing_not_shown"]


async def test_a_failure_of_the_answer_itself_is_raised_as_it_is() -> None:
    async def show() -> None: ...

    with pytest.raises(KeyError):
        async with busy(show):
            raise KeyError
