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


def test_a_secret_is_covered_wherever_a_library_puts_it(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(["1:geheim"])
    try:
        raise ValueError("the token `1:geheim` was rejected")
    except ValueError:
        logging.getLogger("a.library").exception("fout met %s", "1:geheim", extra={"tokens": ["1:geheim"]})
    logged = capsys.readouterr().err
    assert "geheim" not in logged
    assert logged.count("***") >= 2


def test_addresses_of_calls_stay_out_of_the_log_also_when_a_library_lowers_the_level(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure_logging()
    logging.getLogger("httpx").setLevel(logging.NOTSET)  # as the SDK for Teams does
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:geheim/getMe")
    logging.getLogger("httpx").warning("wel belangrijk")
    logged = capsys.readouterr().err
    assert "geheim" not in logged
    assert "wel belangrijk" in logged
