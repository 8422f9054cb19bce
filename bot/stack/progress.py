"""Tells an operator what is being done and how long it takes.

Standard library only: the set-up uses it too.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_SPEAKING = threading.Lock()


def say(message: str, stream: TextIO | None = None) -> None:
    """Writes one line at once, whole also when several threads speak."""
    with _SPEAKING:
        print(message, file=stream or sys.stdout, flush=True)


@contextmanager
def step(title: str, *, every: float = 5.0) -> Iterator[None]:
    """Names a step when it starts, says every `every` seconds that it still runs, and how long it took.

    Nothing is said at the end of a step that fails: the error speaks for itself.
    """
    started = time.monotonic()
    finished = threading.Event()

    def remind() -> None:
        while not finished.wait(every):
            say(f"  … {title}: nog bezig ({time.monotonic() - started:.0f} s)")

    say(f"- {title}")
    reminder = threading.Thread(target=remind, daemon=True)
    reminder.start()
    try:
        yield
        if (seconds := time.monotonic() - started) >= 2:
            say(f"  klaar: {title} ({seconds:.0f} s)")
    finally:
        finished.set()
        reminder.join()
