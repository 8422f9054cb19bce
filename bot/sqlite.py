"""Opening an embedded database for one short transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

WAIT_SECONDS = 10.0
"""How long to wait for another process that holds the database."""


@contextmanager
def transaction(file: Path, *, create: bool = True) -> Iterator[sqlite3.Connection]:
    """A connection whose changes are committed at the end, or undone when the block raises.

    What is deleted is overwritten in the file. Raises sqlite3.OperationalError when the file cannot be
    opened, also when it is not there and `create` is False.
    """
    mode = "rwc" if create else "rw"
    uri = f"{file.absolute().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            yield connection
