"""Real HTTP servers on loopback, in the event loop of the test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import uvicorn


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[str]:
    """The address of the application, which runs as long as the block lasts, its lifespan included."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, ws="none", access_log=False)
    server = uvicorn.Server(config)
    task = asyncio.create_task(_serve(server))
    while not server.started:
        if task.done():
            raise RuntimeError("the application did not start: its log says why")
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


async def _serve(server: uvicorn.Server) -> None:
    with suppress(SystemExit):  # how uvicorn ends when the application does not start
        await server.serve()
