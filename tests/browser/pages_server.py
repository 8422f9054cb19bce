"""The gateway's pages on an address of their own, for a library that the running stack does not have."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep

import uvicorn

from bot.app import create_app
from bot.settings import GatewaySettings
from bot.stack.ports import free_ports
from knowledge.library import Library
from knowledge.settings import KnowledgeSettings
from knowledge.triage import current_triage

POLL_SECONDS = 0.05


@contextmanager
def pages_of(library: Library, build: Path) -> Iterator[str]:
    """The address of a gateway with this library; its state goes to `build`. Nothing answers questions."""
    (port,) = free_ports(1)
    app = create_app(
        GatewaySettings(build_dir=build), library=library, triage=current_triage(KnowledgeSettings())
    )
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            sleep(POLL_SECONDS)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
