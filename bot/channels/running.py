"""Starting and stopping the channels that are switched on, together with the gateway."""

import sys
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta

from fastapi import FastAPI

from bot.channels.commands import Commands
from bot.channels.desk import Desk
from bot.channels.settings import ChannelSettings
from bot.channels.store import ChannelStore
from bot.settings import PREFIX, GatewaySettings, SettingsError
from bot.sqlite import Database
from knowledge.library import Library


class Channels:
    """The channels of this gateway.

    `teams_token` gives the token to call Teams with, instead of Microsoft's sign-in service.
    """

    def __init__(self, settings: ChannelSettings, *, teams_token: Callable[..., str] | None = None) -> None:
        self.settings = settings
        self._teams_token = teams_token

    @asynccontextmanager
    async def running(self, app: FastAPI, gateway: GatewaySettings) -> AsyncIterator[None]:
        """Those that are on, as long as the block lasts; `app.state` holds what they work with.

        The packages of a channel that is off are not loaded.
        """
        state = app.state
        retention = timedelta(hours=gateway.retention_hours)
        store = ChannelStore(Database(gateway.conversations_file), retention=retention)
        await store.initialize()
        desk = Desk(state.dialogue, store, state.feedback, state.metrics, state.limits)

        def commands(service: str) -> Commands:
            hours, public_url = gateway.retention_hours, self.settings.public_url
            return Commands(desk, state.library, service=service, hours=hours, public_url=public_url)

        async with AsyncExitStack() as stack:
            if not self.settings.missing_for_telegram():
                from bot.channels.telegram.running import telegram

                bot = telegram(app, self.settings, desk, store, commands("Telegram"), state.library)
                await stack.enter_async_context(bot)
            if not self.settings.missing_for_teams():
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", FutureWarning)  # the SDK warns of its own preview parts
                    from bot.channels.teams.running import teams

                token = self._teams_token
                await stack.enter_async_context(
                    teams(app, self.settings, desk, store, commands("Teams"), token=token)
                )
            yield


def load_channels_or_exit(library: Library) -> Channels:
    """The channels of this environment; prints what is wrong with it and exits with status 2."""
    try:
        settings = ChannelSettings.load()
        check_schools(settings, library)
    except SettingsError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
    return Channels(settings)


def check_schools(settings: ChannelSettings, library: Library) -> None:
    """Raises SettingsError when an organisation is tied to a school that is not in the library."""
    for school in settings.teams_schools.values():
        if school not in library:
            known = ", ".join(library.schools)
            raise SettingsError(f"{PREFIX}TEAMS_SCHOOLS noemt {school!r}. Kies uit: {known}.")
