"""Runs the tools of the set-up; what they print goes to `build/logs/setup.log`."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = Path(os.environ.get("PROTOCOLWIJZER_BUILD_DIR") or ROOT / "build").absolute()
LOG = BUILD / "logs" / "setup.log"
TAIL = 15
TRUST = {"UV_SYSTEM_CERTS": "true"}
"""School networks often look inside TLS: like pip, uv then trusts the certificates this machine trusts."""


class SetupError(Exception):
    """The set-up cannot go on; the text is for the operator, in Dutch."""


def run(command: Sequence[str | Path], failure: str, environment: Mapping[str, str] | None = None) -> None:
    """Runs a command in the root of the project; `failure` tells the operator what did not work."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("a+") as log:
        start = log.tell()
        print("$", *command, file=log, flush=True)
        status = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**TRUST, **os.environ, **(environment or {})},
        ).returncode
        if status:
            log.seek(start)
            tail = "".join(f"    {line}" for line in log.readlines()[-TAIL:])
            raise SetupError(f"{failure}\n{tail}  Alles staat in {LOG}")


def output(command: Sequence[str | Path]) -> str | None:
    """What a command prints, without blanks around it; nothing when it fails or does not exist."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
