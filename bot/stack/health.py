"""Waiting until the assistant is able to answer."""

import asyncio

import httpx


async def wait_until_ready(address: str, *, pause: float = 0.5) -> None:
    """Returns when the gateway at this address says that all of it is ready; cancel it to stop."""
    async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=15) as http:
        while not await _is_ready(http):  # noqa: ASYNC110  (it happens in another process)
            await asyncio.sleep(pause)


async def _is_ready(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/ready")).is_success
    except httpx.TransportError:
        return False
