import asyncio
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.stack.log_file import LogFile
from bot.stack.processes import running
from bot.stack.settings import ROOT
from tests.bot.stack.helpers import is_alive, python_service, until

pytestmark = pytest.mark.anyio


async def test_a_process_that_ignores_the_request_to_stop_is_ended_all_the_same(tmp_path: Path) -> None:
    service = python_service(
        tmp_path,
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('klaar'); time.sleep(60)",
    )
    with closing(LogFile(service.log)) as log:
        async with running(service, log, patience=0.1) as process:
            await until(lambda: "klaar" in service.log.read_text())
    assert not is_alive(process.pid)


async def test_a_child_of_a_dead_process_is_ended_too(tmp_path: Path) -> None:
    child = "import time; time.sleep(60)"
    service = python_service(
        tmp_path,
        f"import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', {child!r}]).pid)",
    )
    with closing(LogFile(service.log)) as log:
        async with running(service, log) as process:
            await process.wait()
        orphan = int(service.log.read_text())
    await until(lambda: not is_alive(orphan))


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="this system cannot bind a process to its parent")
async def test_a_process_ends_when_the_one_that_watches_it_is_killed(tmp_path: Path) -> None:
    code = (
        "import asyncio, pathlib\n"
        "from bot.stack.log_file import LogFile\n"
        "from bot.stack.processes import running\n"
        "from tests.bot.stack.helpers import python_service\n"
        "async def main():\n"
        f"    service = python_service(pathlib.Path({str(tmp_path)!r}), 'import time; time.sleep(60)')\n"
        "    async with running(service, LogFile(service.log)) as process:\n"
        "        print(process.pid)\n"
        "        await process.wait()\n"
        "asyncio.run(main())\n"
    )
    watcher = await asyncio.create_subprocess_exec(
        sys.executable, "-u", "-c", code, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert watcher.stdout
    pid = int(await watcher.stdout.readline())
    await until(lambda: "sleep" in Path(f"/proc/{pid}/cmdline").read_text())
    await until(lambda: "setpriv" not in Path(f"/proc/{pid}/cmdline").read_text())
    watcher.kill()
    await watcher.wait()
    await until(lambda: not is_alive(pid))


async def test_both_streams_of_a_process_go_to_its_log(tmp_path: Path) -> None:
    service = python_service(tmp_path, "import sys; print('uit'); print('fout', file=sys.stderr)")
    with closing(LogFile(service.log)) as log:
        async with running(service, log) as process:
            await process.wait()
        assert log.tail().split() == ["uit", "fout"]
