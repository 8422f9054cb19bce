"""The settings of the channels, and what is still missing before one can be switched on."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings import SettingsError as NotJson

from bot.settings import PREFIX, SettingsError

TELEGRAM_GUIDE = "docs/telegram.md"
TEAMS_GUIDE = "docs/teams.md"
SECRET_PREFIXES = (f"{PREFIX}TELEGRAM_", f"{PREFIX}TEAMS_")
"""How the variables begin that only the gateway may know."""
UUID = r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"


class TelegramMode(StrEnum):
    """How messages come in: Telegram calls us, or we keep asking."""

    WEBHOOK = "webhook"
    POLLING = "polling"


class Missing(BaseModel):
    """A variable that a channel cannot do without, and how to get its value (Dutch)."""

    model_config = ConfigDict(frozen=True)

    variable: str
    remedy: str


def _https(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(url)
    return url.rstrip("/")


PublicUrl = Annotated[
    str,
    AfterValidator(_https),
    Field(description="het openbare adres, bijvoorbeeld https://protocol.mijnschool.nl"),
]
Guid = Annotated[
    str, Field(pattern=UUID, description="een id zoals 00000000-0000-0000-0000-000000000000, uit Azure")
]


class ChannelSettings(BaseSettings):
    """What an operator can set. A field's description says what may be written there."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    public_url: PublicUrl | None = Field(
        default=None, description="het openbare adres, bijvoorbeeld https://protocol.mijnschool.nl"
    )
    telegram_token: SecretStr | None = Field(default=None, description="het token dat BotFather geeft")
    telegram_mode: TelegramMode = Field(default=TelegramMode.POLLING, description="webhook of polling")
    telegram_api: str = Field(
        default="https://api.telegram.org", description="het adres van de Bot API, zonder schuine streep"
    )
    teams_app_id: Guid | None = Field(default=None, description="de toepassings-id (client-id) uit Azure")
    teams_app_secret: SecretStr | None = Field(default=None, description="de waarde van het clientgeheim")
    teams_tenant_id: Guid | None = Field(default=None, description="de map-id (tenant-id) uit Azure")
    teams_schools: dict[Guid, str] = Field(
        default_factory=dict,
        description='per tenant-id de sleutel van een school, bijvoorbeeld {"<tenant-id>": "asko"}',
    )
    teams_openid_url: str = Field(
        default="https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="het adres met de openbare sleutels van Microsoft",
    )

    def missing_for_telegram(self) -> tuple[Missing, ...]:
        """What Telegram still needs; empty when it can be switched on."""
        return tuple(self._telegram())

    def missing_for_teams(self) -> tuple[Missing, ...]:
        """What Teams still needs; empty when it can be switched on."""
        return tuple(self._teams())

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may never be seen in a log."""
        given = (self.telegram_token, self.teams_app_secret)
        return tuple(secret.get_secret_value() for secret in given if secret)

    def _telegram(self) -> Iterator[Missing]:
        if self.telegram_token is None:
            yield _missing("TELEGRAM_TOKEN", "Maak een bot bij @BotFather in Telegram: die geeft een token.")
        if self.telegram_mode is TelegramMode.WEBHOOK and self.public_url is None:
            remedy = "Een webhook heeft een openbaar https-adres nodig. Heb je dat niet? Kies dan polling."
            yield _missing("PUBLIC_URL", remedy)

    def _teams(self) -> Iterator[Missing]:
        if self.teams_app_id is None:
            remedy = "Registreer een app in Microsoft Entra (één tenant). Neem de toepassings-id over."
            yield _missing("TEAMS_APP_ID", remedy)
        if self.teams_app_secret is None:
            remedy = "Maak bij de app een clientgeheim. Neem de waarde over, niet de id."
            yield _missing("TEAMS_APP_SECRET", remedy)
        if self.teams_tenant_id is None:
            yield _missing(
                "TEAMS_TENANT_ID", "Neem de map-id (tenant-id) over van de app in Microsoft Entra."
            )
        if self.public_url is None:
            yield _missing("PUBLIC_URL", "Teams stuurt berichten naar een openbaar https-adres.")

    @classmethod
    def load(cls) -> Self:
        """The settings of this environment; raises SettingsError for values that cannot be used."""
        try:
            return cls()
        except ValidationError as error:
            raise SettingsError("\n".join(map(_remedy, dict.fromkeys(_names(error))))) from None
        except NotJson as error:
            names = (name for name in cls.model_fields if f'"{name}"' in str(error))
            raise SettingsError("\n".join(map(_remedy, names))) from None


def _names(error: ValidationError) -> Iterator[str]:
    for problem in error.errors():
        yield str(problem["loc"][0])


def _remedy(name: str) -> str:
    """Says what to write; the value itself may be a secret and is not repeated."""
    expected = ChannelSettings.model_fields[name].description
    return f"{PREFIX}{name.upper()} is niet goed: schrijf {expected}."


def _missing(name: str, remedy: str) -> Missing:
    return Missing(variable=PREFIX + name, remedy=remedy)
