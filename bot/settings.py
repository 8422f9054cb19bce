"""The gateway's settings: environment variables with the prefix PROTOCOLWIJZER_, read once at the start."""

import sys
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "PROTOCOLWIJZER_"

Port = Annotated[int, Field(ge=1, le=65535, description="een poortnummer van 1 tot en met 65535")]
Seconds = Annotated[
    float, Field(gt=0, le=3600, description="een aantal seconden, meer dan 0 en hoogstens 3600")
]


def _rate(text: Any) -> RateLimitItem:
    return text if isinstance(text, RateLimitItem) else parse(text)


def _origins(text: Any) -> tuple[str, ...]:
    """Origins as browsers write them, from a list with blanks or commas between."""
    names = text.replace(",", " ").split() if isinstance(text, str) else text
    return tuple(_origin(name) for name in names)


def _origin(name: str) -> str:
    scheme, host, *rest = urlsplit(name.rstrip("/"))
    if scheme not in {"http", "https"} or not host or any(rest) or any(c in host for c in "*;'@"):
        raise ValueError(name)
    return f"{scheme}://{host.lower()}"


Rate = Annotated[
    RateLimitItem,
    BeforeValidator(_rate),
    Field(description="een aantal per tijd, bijvoorbeeld 30/minute of 600/hour"),
]
Origins = Annotated[
    tuple[str, ...],
    NoDecode,
    BeforeValidator(_origins),
    Field(description="adressen van websites met een spatie ertussen, bijvoorbeeld https://www.school.nl"),
]


class SettingsError(Exception):
    """Environment variables that cannot be used.

    The text names each one, its value and what to write instead.
    """


class GatewaySettings(BaseSettings):
    """What an operator can set. A field's description says what may be written there."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
        arbitrary_types_allowed=True,
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
    embed_origins: Origins = ()
    """The websites that may hold the widget, or a page of ours in a frame. Our own always may."""
    address_limit: Rate = parse("600/minute")
    """Requests from one address. A whole school may share one."""
    conversation_limit: Rate = parse("30/minute")
    """Messages in one conversation."""

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
    def lessons_file(self) -> Path:
        return self.build_dir / "state" / "lessons.sqlite"

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
