import os
import signal
from pathlib import Path

import pytest

from bot.stack.errors import KeepsDying
from bot.stack.supervisor import Supervisor
from tests.bot.stack.helpers import AT_ONCE, is_alive, python_service, until

pytestmark = pytest.mark.anyio

WRITE_PID = "import os, time; open('pid', 'a').write(f'{os.getpid()}\\n')\n"
SLEEP = WRITE_PID + "time.sleep(60)"
WITH_CHILD = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {SLEEP!r}])\n{SLEEP}"


def pids(folder: Path) -> list[int]:
    """The processes that wrote themselves down, oldest first."""
    file = folder / "pid"
    return [int(line) for line in file.read_text().splitlines()] if file.exists() else []


async def test_nothing_is_left_after_the_block(tmp_path: Path) -> None:
    async with Supervisor([python_service(tmp_path, WITH_CHILD)]) as supervisor:
        supervisor.start("klein")
        await until(lambda: len(pids(tmp_path)) == 2)
    await until(lambda: not any(map(is_alive, pids(tmp_path))))


async def test_a_process_that_dies_is_named_with_its_last_words_and_started_again(tmp_path: Path) -> None:
    said: list[str] = []
    service = python_service(tmp_path, "print('de laatste woorden')\n" + SLEEP, name="rasa")
    async with Supervisor([service], report=said.append, patience=AT_ONCE) as supervisor:
        supervisor.start("rasa")
        await until(lambda: pids(tmp_path))
        os.kill(pids(tmp_path)[0], signal.SIGKILL)
        await until(lambda: len(pids(tmp_path)) == 2)
        assert is_alive(pids(tmp_path)[1])
    assert "rasa is gestopt (signaal SIGKILL)" in said[0]
    assert "de laatste woorden" in said[0]
    assert said[1] == "rasa start opnieuw over 0.01 s"


async def test_a_process_that_keeps_dying_is_given_up(tmp_path: Path) -> None:
    said: list[str] = []
    service = python_service(tmp_path, "raise SystemExit('kapot')")
    async with Supervisor([service], report=said.append, patience=AT_ONCE) as supervisor:
        supervisor.start("klein")
        with pytest.raises(KeepsDying, match="klein is 3 keer achter elkaar gestopt"):
            await supervisor.failure()
    assert sum("klein is gestopt (code 1)" in line for line in said) == 3


async def test_a_stopped_process_stays_away_until_it_is_started(tmp_path: Path) -> None:
    said: list[str] = []
    async with Supervisor(
        [python_service(tmp_path, SLEEP)], report=said.append, patience=AT_ONCE
    ) as supervisor:
        supervisor.start("klein")
        await until(lambda: pids(tmp_path))
        await supervisor.stop("klein")
        assert not is_alive(pids(tmp_path)[0])
        supervisor.start("klein")
        await until(lambda: len(pids(tmp_path)) == 2)
    assert said == []


async def test_a_process_starts_once_however_often_it_is_asked(tmp_path: Path) -> None:
    async with Supervisor([python_service(tmp_path, SLEEP)]) as supervisor:
        supervisor.start("klein")
        supervisor.start("klein")
        await until(lambda: pids(tmp_path))
    assert len(pids(tmp_path)) == 1
