import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
import anyio.lowlevel
import pytest

from bot.conversations import Channel, Conversations
from bot.errors import StoreUnavailable, UnknownConversation
from knowledge.vocabulary import Role

pytestmark = pytest.mark.anyio


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def conversations(tmp_path: Path, clock: Clock) -> Conversations:
    store = Conversations(tmp_path / "state" / "gateway.sqlite", retention=timedelta(hours=24), clock=clock)
    await store.initialize()
    return store


async def test_a_conversation_is_found_again(conversations: Conversations) -> None:
    opened = await conversations.open(Channel.CLI, "asko", Role.OUDER)
    assert await conversations.get(opened.id) == opened


async def test_a_conversation_survives_a_restart_of_the_gateway(
    conversations: Conversations, tmp_path: Path, clock: Clock
) -> None:
    opened = await conversations.open(Channel.WEB, None, None)
    again = Conversations(tmp_path / "state" / "gateway.sqlite", retention=timedelta(hours=24), clock=clock)
    await again.initialize()
    assert await again.get(opened.id) == opened


async def test_ids_are_long_and_never_the_same(conversations: Conversations) -> None:
    ids = {(await conversations.open(Channel.WEB, None, None)).id for _ in range(20)}
    assert len(ids) == 20
    assert min(map(len, ids)) >= 32


@pytest.mark.parametrize("unknown", ["", "x", "' OR 1=1 --", "\x00"])
async def test_an_unknown_id_leads_nowhere(conversations: Conversations, unknown: str) -> None:
    await conversations.open(Channel.WEB, None, None)
    with pytest.raises(UnknownConversation):
        await conversations.get(unknown)


async def test_after_a_day_a_conversation_is_over(conversations: Conversations, clock: Clock) -> None:
    old = await conversations.open(Channel.WEB, None, None)
    clock.time += timedelta(hours=23, minutes=59)
    young = await conversations.open(Channel.WEB, None, None)
    assert await conversations.get(old.id)
    assert await conversations.expired() == ()
    clock.time += timedelta(minutes=1)
    with pytest.raises(UnknownConversation):
        await conversations.get(old.id)
    assert await conversations.expired() == (old.id,)
    assert await conversations.get(young.id)


async def test_a_choice_holds_in_its_own_conversation_only(conversations: Conversations) -> None:
    here = await conversations.open(Channel.WEB, None, None)
    there = await conversations.open(Channel.WEB, None, None)
    await conversations.issue(here.id, ['/inform_school{"school": "asko"}'])
    assert await conversations.has_issued(here.id, '/inform_school{"school": "asko"}')
    assert not await conversations.has_issued(here.id, '/inform_school{"school": "konot"}')
    assert not await conversations.has_issued(there.id, '/inform_school{"school": "asko"}')


async def test_the_same_choice_may_be_offered_twice(conversations: Conversations) -> None:
    here = await conversations.open(Channel.WEB, None, None)
    await conversations.issue(here.id, ["/a"])
    await conversations.issue(here.id, ["/a", "/b"])
    assert await conversations.has_issued(here.id, "/b")


async def test_nothing_of_a_removed_conversation_is_in_the_file(
    conversations: Conversations, tmp_path: Path
) -> None:
    opened = await conversations.open(Channel.WEB, "asko", None)
    await conversations.issue(opened.id, ["/inform_role{}"])
    await conversations.remove(opened.id)
    assert await conversations.ids() == frozenset()
    for file in (tmp_path / "state").iterdir():
        content = file.read_bytes()
        assert opened.id.encode() not in content
        assert b"/inform_role{}" not in content


async def test_turns_of_one_conversation_wait_and_others_do_not(conversations: Conversations) -> None:
    order: list[str] = []

    async def turn(conversation_id: str, name: str, seconds: float) -> None:
        async with conversations.turn(conversation_id):
            order.append(f"{name} begins")
            await anyio.sleep(seconds)
            order.append(f"{name} ends")

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(turn, "a", "first", 0.1)
        await anyio.lowlevel.checkpoint()
        tasks.start_soon(turn, "a", "second", 0)
        tasks.start_soon(turn, "b", "other", 0)
    assert order.index("first ends") < order.index("second begins")
    assert order.index("other ends") < order.index("first ends")


async def test_a_broken_file_is_a_typed_error(tmp_path: Path) -> None:
    broken = tmp_path / "gateway.sqlite"
    broken.write_text("geen database " * 100)
    with pytest.raises(StoreUnavailable) as caught:
        await Conversations(broken, retention=timedelta(hours=1)).initialize()
    assert isinstance(caught.value.__cause__, sqlite3.DatabaseError)


async def test_only_the_owner_can_read_the_file(conversations: Conversations, tmp_path: Path) -> None:
    assert (tmp_path / "state" / "gateway.sqlite").stat().st_mode & 0o077 == 0
