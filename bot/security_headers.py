"""Headers that keep third parties and other sites out of every answer, and conversations out of caches."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONLY_TLS = "max-age=31536000"
"""A year of Strict-Transport-Security. Sent on TLS alone: on plain HTTP browsers must ignore it."""
PRIVATE = ("/api/conversations", "/api/lessons", "/les/")
"""What no cache may keep."""


def content_security_policy(embed_origins: tuple[str, ...]) -> str:
    """Everything from ourselves, nothing inline; in a frame of `embed_origins` only."""
    framers = " ".join(embed_origins) or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {framers}",
        )
    )


class SafeHeaders:
    """Adds the headers to every answer of the application."""

    def __init__(self, app: ASGIApp, embed_origins: tuple[str, ...] = ()) -> None:
        self._app = app
        self._headers = {**HEADERS, "Content-Security-Policy": content_security_policy(embed_origins)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(scope, MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_safely)

    def _add(self, scope: Scope, headers: MutableHeaders) -> None:
        headers.update(self._headers)
        if scope["scheme"] == "https":
            headers["Strict-Transport-Security"] = ONLY_TLS
        is_private = scope["path"].startswith(PRIVATE)
        headers.setdefault("Cache-Control", "no-store" if is_private else "no-cache")
