"""What people type never reaches Rasa's log, not even when a turn fails."""

import subprocess

from bot.stack.settings import ROOT, StackSettings

A_TURN_FAILS = """
import os
os.environ["LOG_LEVEL"] = "WARNING"
import rasa.utils.common, rasa.utils.log_utils
rasa.utils.common.configure_logging_and_warnings(None, {logging})
rasa.utils.log_utils.configure_structlog()
import rasa.core.channels.rest as rest
turn = "try: 1/0\\nexcept ZeroDivisionError: structlogger.exception('failed', text='geheim')"
exec(turn, vars(rest))
"""


def log_of_a_failed_turn(settings: StackSettings, logging: str) -> str:
    done = subprocess.run(
        [str(settings.rasa_python), "-c", A_TURN_FAILS.format(logging=logging)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout + done.stderr


def test_a_failed_turn_leaves_no_text_in_the_log(stack_settings: StackSettings) -> None:
    assert "geheim" not in log_of_a_failed_turn(stack_settings, "'rasa-logging.yml'")


def test_rasa_by_itself_would_log_it(stack_settings: StackSettings) -> None:
    assert "geheim" in log_of_a_failed_turn(stack_settings, "None")
