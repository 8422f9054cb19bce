"""The three processes: what each is called, how it is started and where it listens."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.channels.settings import SECRET_PREFIXES
from bot.settings import PREFIX
from bot.stack.settings import ROOT, StackSettings

LOOPBACK = "127.0.0.1"
LAST_SECONDS = 3
"""How long requests get to end when the gateway stops; live screens of lessons never end by themselves."""
QUIET_RASA = {
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    "PYTHONWARNINGS": "ignore",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
}


@dataclass(frozen=True, slots=True)
class Listener:
    """Where a process listens, and the variable with which an operator moves it."""

    host: str
    port: int
    variable: str


@dataclass(frozen=True, slots=True)
class Service:
    """One process that must run as long as the assistant does."""

    name: str
    command: tuple[str, ...]
    log: Path
    environment: Mapping[str, str] = field(repr=False)
    listener: Listener | None = None
    directory: Path = ROOT


def gateway(settings: StackSettings) -> Service:
    """The only process that others than this machine may reach."""
    # fmt: off
    command = (
        sys.executable, "-m", "uvicorn", "bot.app:create_app", "--factory",
        "--host", settings.host, "--port", str(settings.port), "--no-access-log", "--no-server-header",
        "--timeout-graceful-shutdown", str(LAST_SECONDS),
    )
    # fmt: on
    listener = Listener(settings.host, settings.port, f"{PREFIX}PORT")
    return Service("gateway", command, settings.log("gateway"), settings.environment(), listener)


def rasa(settings: StackSettings) -> Service:
    """Rasa asks nobody who he is, so it listens on loopback, whatever the settings say."""
    # fmt: off
    command = (
        str(settings.rasa_python), "-m", "rasa", "run",
        "--interface", LOOPBACK, "--port", str(settings.rasa_port),
        "--model", str(settings.model),
        "--endpoints", "endpoints.yml", "--credentials", "credentials.yml",
        "--logging-config-file", "rasa-logging.yml",
    )
    # fmt: on
    listener = Listener(LOOPBACK, settings.rasa_port, f"{PREFIX}RASA_PORT")
    environment = {**_without_secrets(settings), **QUIET_RASA}
    return Service("rasa", command, settings.log("rasa"), environment, listener)


def actions(settings: StackSettings) -> Service:
    """The action server, with the knowledge loaded in it."""
    command = (sys.executable, "-m", "actions")
    listener = Listener(LOOPBACK, settings.actions_port, f"{PREFIX}ACTIONS_PORT")
    environment = {
        **_without_secrets(settings),
        f"{PREFIX}ACTIONS_HOST": LOOPBACK,
        "TOKENIZERS_PARALLELISM": "false",
    }
    return Service("actions", command, settings.log("actions"), environment, listener)


def _without_secrets(settings: StackSettings) -> dict[str, str]:
    """The environment less what only the gateway may know: the keys to chat services."""
    environment = settings.environment()
    return {name: value for name, value in environment.items() if not name.startswith(SECRET_PREFIXES)}


def services(settings: StackSettings) -> tuple[Service, ...]:
    """All three, in the order in which they are stopped."""
    return gateway(settings), rasa(settings), actions(settings)
