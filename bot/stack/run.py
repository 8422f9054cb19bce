"""`make run` and `protocolwijzer run`: the whole assistant, until Ctrl-C."""

import asyncio
import signal
import sys
from collections.abc import Awaitable

from bot.settings import SettingsError
from bot.stack.errors import StackError
from bot.stack.health import wait_until_ready
from bot.stack.ports import check_free
from bot.stack.preparation import prepare_dialogue, prepare_index
from bot.stack.progress import say, step
from bot.stack.service import services
from bot.stack.settings import StackSettings, load_stack_settings
from bot.stack.supervisor import Supervisor

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    """Runs the assistant.

    The exit status is 0 after a stop that was asked for, 1 after a failure, 2 for wrong settings.
    """
    try:
        asyncio.run(run(load_stack_settings()))
    except SettingsError as error:
        return _fail(error, 2)
    except StackError as error:
        return _fail(error, 1)
    except asyncio.CancelledError:
        say("Protocolwijzer is gestopt.")
    return 0


async def run(settings: StackSettings) -> None:
    """Prepares and starts all processes and keeps them running; a signal cancels it."""
    _cancel_on_signal()
    every = services(settings)
    for service in every:
        check_free(service)
    async with Supervisor(every) as supervisor:
        await _first(start(supervisor, settings), supervisor.failure())
        say(f"\nProtocolwijzer draait: {settings.address}\nStoppen: Ctrl-C\n")
        await supervisor.failure()


async def start(supervisor: Supervisor, settings: StackSettings) -> None:
    """Starts each process as soon as what it needs is there; returns when the assistant can answer."""
    settings.state.mkdir(parents=True, exist_ok=True)
    settings.state.chmod(0o700)  # Rasa's own file in it is for everybody to read

    async def start_rasa() -> None:
        await prepare_dialogue(settings)
        supervisor.start("rasa")

    async def start_ours() -> None:
        await prepare_index(settings)
        supervisor.start("gateway")
        supervisor.start("actions")

    await _all(start_rasa(), start_ours())
    with step("Wachten tot de assistent kan antwoorden"):
        await wait_until_ready(settings.address)


async def _all(*work: Awaitable[None]) -> None:
    """Waits for all of it; the first failure ends the rest and is raised as it is."""
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _first(*work: Awaitable[None]) -> None:
    """Waits for whichever ends first and ends the rest; its failure is raised as it is."""
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _cancel_on_signal() -> None:
    """The first signal to stop ends this task; later ones do not cut the stopping short."""
    task = asyncio.current_task()
    assert task
    loop = asyncio.get_running_loop()

    def cancel() -> None:
        for number in STOPPING:
            loop.add_signal_handler(number, lambda: None)
        task.cancel()
        say("\nStoppen …")

    for number in STOPPING:
        loop.add_signal_handler(number, cancel)


def _fail(error: Exception, status: int) -> int:
    say(f"\nFout: {error}", sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
