"""The gateway's settings: environment variables with the prefix PROTOCOLWIJZER_, read once at the start."""

import sys
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "PROTOCOLWIJZER_"

Port = Annotated[int, Field(ge=1, le=65535, description="een poortnummer van 1 tot en met 65535")]
Seconds = Annotated[
    float, Field(gt=0, le=3600, description="een aantal seconden, meer dan 0 en hoogstens 3600")
]


class SettingsError(Exception):
    """Environment variables that cannot be used.

    The text names each one, its value and what to write instead.
    """


class GatewaySettings(BaseSettings):
    """What an operator can set. A field's description says what may be written there."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    rasa_port: Port = 5005
    actions_port: Port = 5055
    metrics_port: Port | None = Field(
        default=None,
        description="een poortnummer van 1 tot en met 65535, of niets: dan zijn er geen meetcijfers",
    )
    build_dir: Path = Field(default=Path("build"), description="een map waarin de gateway mag schrijven")
    rasa_timeout: Seconds = 20.0
    retention_hours: Annotated[float, Field(gt=0, le=24, description="een aantal uren, hoogstens 24")] = 24.0
    purge_interval: Seconds = 300.0

    @property
    def rasa_url(self) -> str:
        return f"http://127.0.0.1:{self.rasa_port}"

    @property
    def actions_url(self) -> str:
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def conversations_file(self) -> Path:
        return self.build_dir / "state" / "gateway.sqlite"

    @property
    def feedback_file(self) -> Path:
        return self.build_dir / "state" / "feedback.sqlite"

    @property
    def tracker_file(self) -> Path:
        """Where Rasa's SQLite tracker store lives; endpoints.yml names the same file."""
        return self.build_dir / "state" / "tracker.sqlite"


def load_settings() -> GatewaySettings:
    """The settings of this environment; raises SettingsError for values that cannot be used."""
    try:
        return GatewaySettings()
    except ValidationError as error:
        raise SettingsError("\n".join(_remedy(problem) for problem in error.errors())) from None


def load_settings_or_exit() -> GatewaySettings:
    """As `load_settings`, for the edge of a process: prints what is wrong and exits with status 2."""
    try:
        return load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None


def _remedy(problem: ErrorDetails) -> str:
    name = str(problem["loc"][0])
    expected = GatewaySettings.model_fields[name].description or "een geldige waarde"
    return f"{PREFIX}{name.upper()}={problem['input']!r} is niet goed: schrijf {expected}."
