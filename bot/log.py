"""Logging: one JSON object a line, without anything a person typed.

Values of the keys in `PRIVATE` never reach a log, whoever passes them.
"""

import logging
import sys
from collections.abc import Collection, Sequence
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

PRIVATE = frozenset({"text", "message_text", "replies", "value", "conversation", "conversation_id", "body"})
NOISY = ("uvicorn.access", "httpx", "httpcore")
"""Loggers whose lines hold addresses with conversation ids, or repeat our own."""


def drop_private(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A structlog processor that leaves out what may be personal."""
    return {key: value for key, value in event.items() if key not in PRIVATE}


class Redaction:
    """A structlog processor that covers secrets, wherever in a line a library puts them."""

    def __init__(self, secrets: Collection[str]) -> None:
        self._secrets = secrets

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {key: self._covered(value) for key, value in event.items()}

    def _covered(self, value: Any) -> Any:
        match value:
            case str():
                for secret in self._secrets:
                    value = value.replace(secret, "***")
                return value
            case list() | tuple():
                return [self._covered(part) for part in value]
            case dict():
                return {key: self._covered(part) for key, part in value.items()}
            case _:
                return value


def only_warnings(record: logging.LogRecord) -> bool:
    """A filter; unlike a level, no library takes it away."""
    return record.levelno >= logging.WARNING


def configure_logging(secrets: Collection[str] = ()) -> None:
    """Send our own lines and those of libraries to standard error as JSON. May be called more than once.

    None of the `secrets` is ever in a line.
    """
    shared: Sequence[Processor] = (
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        drop_private,
        structlog.processors.format_exc_info,
    )
    renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                Redaction(secrets),
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error"):
        library = logging.getLogger(name)
        library.handlers, library.propagate = [], True
    for name in NOISY:
        noisy = logging.getLogger(name)
        noisy.handlers, noisy.propagate = [], True
        noisy.setLevel(logging.WARNING)
        noisy.filters = [only_warnings]
