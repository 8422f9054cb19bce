"""Rasa itself, as a tool: in its own environment, on the project's own files."""

import subprocess
from collections.abc import Callable

import anyio
import pytest

from bot.stack.preparation import prepare_dialogue
from bot.stack.service import QUIET_RASA
from bot.stack.settings import ROOT, StackSettings

Rasa = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def stack_settings() -> StackSettings:
    return StackSettings()


@pytest.fixture(scope="session")
def trained(stack_settings: StackSettings) -> str:
    """The trained dialogue of `make run`, brought up to date."""
    anyio.run(prepare_dialogue, stack_settings)
    return str(stack_settings.model)


@pytest.fixture(scope="session")
def rasa(stack_settings: StackSettings) -> Rasa:
    """Runs `rasa` with the given arguments in the root of the project."""

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [str(stack_settings.rasa_python), "-m", "rasa", *arguments],
            cwd=ROOT,
            env={**stack_settings.environment(), **QUIET_RASA, "LOG_LEVEL": "INFO"},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )

    return run
