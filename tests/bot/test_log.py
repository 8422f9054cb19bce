import json
import logging

import pytest
import structlog

from bot.log import PRIVATE, configure_logging


def test_private_values_never_reach_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging()
    structlog.get_logger().info("iets", count=3, **dict.fromkeys(PRIVATE, "geheim"))
    line = capsys.readouterr().err
    assert "geheim" not in line
    assert json.loads(line)["count"] == 3


def test_libraries_log_json_too_and_no_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging()
    logging.getLogger("uvicorn.error").warning("let op")
    logging.getLogger("uvicorn.access").info("GET /api/conversations/geheim")
    logging.getLogger("httpx").info("POST http://127.0.0.1/geheim")
    captured = capsys.readouterr().err
    assert json.loads(captured)["event"] == "let op"
