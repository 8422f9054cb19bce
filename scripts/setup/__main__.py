"""`python3 -m scripts.setup [--dev]`: both environments, or nothing when they are as the locks say.

For development also the tools of the widget.
"""

import fcntl
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from bot.stack.progress import say
from scripts.setup import app, rasa, web
from scripts.setup.commands import BUILD, LOG, SetupError


def main() -> int:
    level = app.Level.DEVELOP if "--dev" in sys.argv[1:] else app.Level.RUN
    if is_ready(level):
        return 0
    try:
        with alone():
            LOG.unlink(missing_ok=True)
            install(level)
    except SetupError as error:
        say(f"\nFout: {error}", sys.stderr)
        return 1
    return 0


def is_ready(level: app.Level) -> bool:
    return app.is_ready(level) and rasa.is_ready() and (level is app.Level.RUN or web.is_ready())


def install(level: app.Level) -> None:
    """Makes what is not ready, side by side."""
    app.prepare()
    with ThreadPoolExecutor() as pool:
        tasks = []
        if not app.is_ready(level):
            tasks.append(pool.submit(app.install, level))
        if not rasa.is_ready():
            tasks.append(pool.submit(rasa.install, app.UV))
        if level is app.Level.DEVELOP and not web.is_ready():
            tasks.append(pool.submit(web.install))
        for task in tasks:
            task.result()


@contextmanager
def alone() -> Iterator[None]:
    """Waits until no other set-up is at work in this folder."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with (BUILD / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("- Wachten: een andere installatie is bezig")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
