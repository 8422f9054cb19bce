"""Logging: one JSON object a line, without anything a person typed.

Values of the keys in `PRIVATE` never reach a log, whoever passes them.
"""

import logging
import sys
from collections.abc import Sequence

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

PRIVATE = frozenset({"text", "message_text", "replies", "value", "conversation", "conversation_id", "body"})
NOISY = ("uvicorn.access", "httpx", "httpcore")
"""Loggers whose lines hold addresses with conversation ids, or repeat our own."""


def drop_private(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A structlog processor that leaves out what may be personal."""
    return {key: value for key, value in event.items() if key not in PRIVATE}


def configure_logging() -> None:
    """Send our own lines and those of libraries to standard error as JSON. May be called more than once."""
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
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
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
