import sqlite3
from contextlib import closing
from pathlib import Path

import anyio
import pytest

from bot.errors import StoreUnavailable
from bot.tracker_store import SqliteTrackerStore

pytestmark = pytest.mark.anyio

SECRET = "mijn geheime vraag"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with the table that Rasa 3.6 makes, and events of two conversations."""
    path = tmp_path / "tracker.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255) NOT NULL, "
            "type_name VARCHAR(255), timestamp FLOAT, intent_name VARCHAR(255), "
            "action_name VARCHAR(255), data TEXT)"
        )
        rows = [
            (sender, f"{SECRET} {sender}")
            for sender in ("conversation-a", "conversation-b")
            for _ in range(30)
        ]
        connection.executemany("INSERT INTO events (sender_id, data) VALUES (?, ?)", rows)
    return path


async def test_forgetting_leaves_nothing_of_that_conversation_in_the_file(file: Path) -> None:
    store = SqliteTrackerStore(file)
    await store.forget(["conversation-a"])
    assert await store.conversations() == {"conversation-b"}
    content = await anyio.Path(file).read_bytes()
    assert b"conversation-a" not in content
    assert f"{SECRET} conversation-b".encode() in content


async def test_forgetting_an_unknown_conversation_is_no_error(file: Path) -> None:
    store = SqliteTrackerStore(file)
    await store.forget(["nobody"])
    assert len(await store.conversations()) == 2


async def test_a_store_that_rasa_did_not_make_yet_is_empty_and_is_not_made(tmp_path: Path) -> None:
    store = SqliteTrackerStore(tmp_path / "tracker.sqlite")
    await store.forget(["a"])
    assert await store.conversations() == frozenset()
    assert not (tmp_path / "tracker.sqlite").exists()


async def test_a_file_without_tables_is_empty(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "tracker.sqlite").close()
    (tmp_path / "tracker.sqlite").touch()
    assert await SqliteTrackerStore(tmp_path / "tracker.sqlite").conversations() == frozenset()


async def test_a_broken_store_is_a_typed_error(tmp_path: Path) -> None:
    broken = tmp_path / "tracker.sqlite"
    broken.write_text("geen database " * 100)
    with pytest.raises(StoreUnavailable):
        await SqliteTrackerStore(broken).forget(["a"])
