"""Where the three processes listen and keep their files."""

import os
from pathlib import Path

from pydantic import Field, ValidationError

from bot.settings import PREFIX, GatewaySettings, Port, SettingsError

ROOT = Path(__file__).resolve().parent.parent.parent
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
"""Each process computes on one core, unless the environment says otherwise: threads of two processes that
wait for one another on the same cores make both several times slower."""
EVERYWHERE = frozenset({"0.0.0.0", "::"})


class StackSettings(GatewaySettings):
    """The gateway's settings and those that only the one who starts it needs."""

    host: str = Field(default="127.0.0.1", min_length=1, description="het adres waarop de gateway luistert")
    port: Port = 8000
    rasa_python: Path = Field(
        default=ROOT / ".venv-rasa" / "bin" / "python", description="de Python waarin Rasa is geïnstalleerd"
    )
    build_dir: Path = Field(default=ROOT / "build", description="een map waarin Protocolwijzer mag schrijven")

    @property
    def address(self) -> str:
        """The address of the gateway as seen from this machine."""
        host = "127.0.0.1" if self.host in EVERYWHERE else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def model(self) -> Path:
        return self.build_dir.absolute() / "rasa" / "model.tar.gz"

    @property
    def state(self) -> Path:
        """The folder of the conversations, which Rasa does not make by itself."""
        return self.build_dir.absolute() / "state"

    def log(self, name: str) -> Path:
        return self.build_dir.absolute() / "logs" / f"{name}.log"

    def environment(self) -> dict[str, str]:
        """The environment for the processes: that of this one, with every setting spelled out."""
        ours = {
            "HOST": self.host,
            "PORT": self.port,
            "RASA_PORT": self.rasa_port,
            "ACTIONS_PORT": self.actions_port,
            "BUILD_DIR": self.build_dir.absolute(),
            "RASA_PYTHON": self.rasa_python,
            "EMBED_ORIGINS": " ".join(self.embed_origins),
            "ADDRESS_LIMIT": self.address_limit,
            "CONVERSATION_LIMIT": self.conversation_limit,
        }
        return {**ONE_THREAD, **os.environ, **{PREFIX + name: str(value) for name, value in ours.items()}}


def load_stack_settings() -> StackSettings:
    """The settings of this environment; raises SettingsError for values that cannot be used."""
    try:
        return StackSettings()
    except ValidationError as error:
        lines = []
        for problem in error.errors():
            name = str(problem["loc"][0])
            expected = StackSettings.model_fields[name].description or "een geldige waarde"
            lines.append(f"{PREFIX}{name.upper()}={problem['input']!r} is niet goed: schrijf {expected}.")
        raise SettingsError("\n".join(lines)) from None
