"""Logging of the action server: one JSON object a line, on standard error, without what people type."""

import logging
import sys

import structlog


def configure_logging() -> None:
    """Our own lines as JSON; of libraries only what may need an operator."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
