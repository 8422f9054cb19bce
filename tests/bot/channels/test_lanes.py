import asyncio

import pytest

from bot.channels.lanes import Lanes, TooManyWaiting

pytestmark = pytest.mark.anyio


async def test_chats_do_not_wait_for_one_another() -> None:
    lanes = Lanes()
    async with lanes.turn("a", 1), lanes.turn("b", 1):
        pass


async def test_the_lowest_number_that_waits_goes_first() -> None:
    lanes, gone = Lanes(), list[int]()

    async def go(number: int) -> None:
        async with lanes.turn("a", number):
            gone.append(number)
            await asyncio.sleep(0)

    await asyncio.gather(*map(go, (9, 4, 7, 1)))
    assert gone == [9, 1, 4, 7]


async def test_one_that_gives_up_lets_the_next_go() -> None:
    lanes = Lanes()

    async def go(number: int) -> int:
        async with lanes.turn("a", number):
            return number

    async with lanes.turn("a", 0):
        first, second = asyncio.create_task(go(1)), asyncio.create_task(go(2))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
    assert await second == 2


async def test_one_that_is_cancelled_just_when_it_may_go_passes_its_turn_on() -> None:
    lanes = Lanes()

    async def go(number: int) -> int:
        async with lanes.turn("a", number):
            return number

    async with lanes.turn("a", 0):
        first, second = asyncio.create_task(go(1)), asyncio.create_task(go(2))
        await asyncio.sleep(0)
    first.cancel()
    assert await second == 2


async def test_a_flood_in_one_chat_is_stopped() -> None:
    lanes = Lanes(most_waiting=1)
    async with lanes.turn("a", 0):
        waiting = asyncio.create_task(lanes.turn("a", 1).__aenter__())
        await asyncio.sleep(0)
        with pytest.raises(TooManyWaiting):
            await lanes.turn("a", 2).__aenter__()
    await waiting
