from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
import pytest

from bot.conversations import Channel, Conversations
from bot.errors import StoreUnavailable, UnknownConversation
from bot.log import configure_logging
from bot.purge import Purge

pytestmark = pytest.mark.anyio


class Trackers:
    """A tracker store in memory."""

    def __init__(self, *ids: str) -> None:
        self.ids = set(ids)

    async def forget(self, conversation_ids: Iterable[str]) -> None:
        self.ids -= set(conversation_ids)

    async def conversations(self) -> frozenset[str]:
        return frozenset(self.ids)


class Unreachable(Trackers):
    """Fails every time; `tried_again` is set at the second."""

    def __init__(self) -> None:
        super().__init__()
        self.attempts = 0
        self.tried_again = anyio.Event()

    async def conversations(self) -> frozenset[str]:
        self.attempts += 1
        if self.attempts == 2:
            self.tried_again.set()
        raise StoreUnavailable("locked")


@pytest.fixture
async def conversations(tmp_path: Path) -> Conversations:
    times = iter([datetime(2026, 1, 1, tzinfo=UTC)])
    store = Conversations(
        tmp_path / "gateway.sqlite",
        retention=timedelta(hours=24),
        clock=lambda: next(times, datetime(2026, 1, 3, tzinfo=UTC)),
    )
    await store.initialize()
    return store


async def test_old_conversations_and_orphans_go_and_the_rest_stays(conversations: Conversations) -> None:
    old = await conversations.open(Channel.WEB, None, None)
    young = await conversations.open(Channel.WEB, None, None)
    trackers = Trackers(old.id, young.id, "late-answer-of-a-removed-conversation")
    assert await Purge(conversations, trackers).run() == 2
    assert trackers.ids == {young.id}
    assert await conversations.ids() == {young.id}
    with pytest.raises(UnknownConversation):
        await conversations.get(old.id)


async def test_a_store_that_fails_is_logged_and_tried_again(
    conversations: Conversations, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging()
    trackers = Unreachable()
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(Purge(conversations, trackers).run_forever, 0.001)
            await trackers.tried_again.wait()
            tasks.cancel_scope.cancel()
    assert '"purge_failed"' in capsys.readouterr().err
