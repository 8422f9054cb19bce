import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.stack.ports import free_ports
from bot.stack.settings import ROOT


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything_and_is_no_failure(
    number: signal.Signals, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ports = dict(zip(("PORT", "RASA_PORT", "ACTIONS_PORT"), map(str, free_ports(3)), strict=True))
    build = tmp_path_factory.mktemp("build")
    (build / "state").mkdir(mode=0o755)
    environment = {
        **os.environ,
        **{f"PROTOCOLWIJZER_{name}": port for name, port in ports.items()},
        "PROTOCOLWIJZER_BUILD_DIR": str(build),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "bot.stack.run"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        run.stdout.readline()
        run.send_signal(number)
        rest = run.stdout.read()
    assert run.returncode == 0
    assert rest.endswith("Protocolwijzer is gestopt.\n")
    assert processes_with(ports["RASA_PORT"]) == []
    assert (build / "state").stat().st_mode & 0o077 == 0  # nobody else reads what people typed


def processes_with(port: str) -> list[str]:
    return [
        folder.name
        for folder in Path("/proc").iterdir()
        if folder.name.isdigit() and port.encode() in _command(folder.name)
    ]


def _command(pid: str) -> list[bytes]:
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return file.read().split(b"\0")
    except OSError:
        return []
