"""What happens around every request: a log line, and a limit on its size."""

import secrets
import time
import traceback
from collections.abc import Awaitable, Callable

import structlog
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import BodyTooLarge

log = structlog.get_logger()

MAX_BODY_BYTES = 64 * 1024
"""Room for 2,000 characters in JSON's longest spelling, twice over."""
QUIET = frozenset({"/health", "/ready"})
"""Asked so often that their success is not worth a line."""
INTERNAL_ERROR = "Er ging bij ons iets mis. Probeer het over een minuut opnieuw."


class RequestLog:
    """One line a request, and the edge where an unforeseen failure becomes a log line and a 500.

    Addresses are logged as the route's pattern, so that no conversation id is, and failures without the
    exception's text, which may hold what somebody typed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status: list[int] = []

        async def remember_status(message: Message) -> None:
            if message["type"] == "http.response.start":
                status.append(message["status"])
            await send(message)

        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=secrets.token_hex(8)):
            try:
                await self._app(scope, receive, remember_status)
            except Exception as error:
                trace = traceback.format_tb(error.__traceback__)
                log.error("request_failed", error=type(error).__name__, trace=trace)
                if not status:
                    await JSONResponse({"detail": INTERNAL_ERROR}, 500)(scope, receive, remember_status)
            _log_request(scope, status, started)


def _log_request(scope: Scope, status: list[int], started: float) -> None:
    path = _pattern(scope)
    if path in QUIET:
        return
    log.info(
        "request",
        method=scope["method"],
        path=path,
        status=status[0] if status else None,
        ms=round((time.perf_counter() - started) * 1000),
    )


def _pattern(scope: Scope) -> str:
    """The address with the names of its parts in place of their values; "unknown" when it leads nowhere."""
    if "route" not in scope and "endpoint" not in scope:
        return "unknown"
    names = {str(value): f"{{{name}}}" for name, value in scope.get("path_params", {}).items()}
    return "/".join(names.get(part, part) for part in scope["path"].split("/"))


class BodyLimit:
    """Reads the body before anything else does, and answers 413 when there is too much of it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        received = None if declared.isdigit() and int(declared) > MAX_BODY_BYTES else await _read(receive)
        if received is None:
            await JSONResponse({"detail": BodyTooLarge.detail}, BodyTooLarge.status)(scope, receive, send)
        else:
            await self._app(scope, _replay(received, receive), send)


async def _read(receive: Receive) -> list[Message] | None:
    """The messages of the body, or None when it is too large."""
    messages, size = [], 0
    while True:
        message = await receive()
        messages.append(message)
        size += len(message.get("body", b""))
        if size > MAX_BODY_BYTES:
            return None
        if not message.get("more_body", False):
            return messages


def _replay(messages: list[Message], receive: Receive) -> Callable[[], Awaitable[Message]]:
    waiting = iter(messages)

    async def replay() -> Message:
        for message in waiting:
            return message
        return await receive()

    return replay
