"""`make load`: 50 chats on Telegram and 50 in Teams at once, on the real stack; writes docs/belasting.md.

Telegram and Microsoft are played on loopback, in this process; the gateway is a process of its own, and Rasa
and the action server run as they always do.
"""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.stack.ports import free_ports
from bot.stack.settings import ROOT
from tests.bot.channels.teams.connector import APP_ID, TENANT
from tests.bot.channels.telegram.bot_api import TOKEN
from tests.load.chats import Crowd
from tests.load.measuring import QUESTIONS, all_at_once, measure, one_by_one
from tests.load.report import Figures, report
from tests.serving import served
from tests.stack import real_stack

REPORT = ROOT / "docs" / "belasting.md"
CHATS = 50


@asynccontextmanager
async def gateway(crowd: Crowd, environment: dict[str, str]) -> AsyncIterator[None]:
    """A gateway in a process of its own, tied to the services that are played here."""
    (port,) = free_ports(1)
    async with served(crowd.api.app) as telegram, served(crowd.connector.app) as crowd.connector.url:
        ours = {
            "PUBLIC_URL": "https://protocol.example",
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_MODE": "webhook",
            "TELEGRAM_API": telegram,
            "TEAMS_APP_ID": APP_ID,
            "TEAMS_APP_SECRET": "geheim",
            "TEAMS_TENANT_ID": TENANT,
            "TEAMS_SCHOOLS": f'{{"{TENANT}": "asko"}}',
            "TEAMS_OPENID_URL": f"{crowd.connector.url}/openidconfiguration",
            "RASA_TIMEOUT": "60",
        }
        # fmt: off
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "uvicorn", "tests.load.gateway:create", "--factory", "--host", "127.0.0.1",
            "--port", str(port), "--no-access-log", cwd=ROOT, stderr=asyncio.subprocess.DEVNULL,
            env={**environment, **{f"PROTOCOLWIJZER_{name}": value for name, value in ours.items()}},
        )
        # fmt: on
        crowd.api.gateway = crowd.connector.gateway = f"http://127.0.0.1:{port}"
        try:
            await crowd.api.until(lambda: bool(crowd.api.webhook), seconds=60)
            yield
        finally:
            process.terminate()
            await process.wait()


async def run(environment: dict[str, str]) -> list[Figures]:
    """Both ways of asking, each with people of its own."""
    crowd, figures = Crowd(), list[Figures]()
    async with gateway(crowd, environment):
        for name, how in (("één voor één", one_by_one), ("tien tegelijk", all_at_once)):
            chats = [*crowd.telegram(CHATS + 1), *crowd.teams(CHATS + 1)]
            figures += await measure(name, chats, how)
    return figures


def main() -> None:
    """Runs everything and writes the report."""
    with tempfile.TemporaryDirectory() as build, real_stack(Path(build)) as stack:
        figures = asyncio.run(run(stack.settings.environment()))
    text = report(figures, CHATS, len(QUESTIONS))
    REPORT.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
