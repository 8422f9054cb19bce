"""Teams within the gateway: Microsoft's SDK handles what comes in at /api/messages and sends the answers."""

import asyncio
import json
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import structlog
from fastapi import FastAPI
from microsoft_teams.api import JsonWebToken
from microsoft_teams.api.auth.cloud_environment import PUBLIC, CloudEnvironment, with_overrides
from microsoft_teams.apps import App
from microsoft_teams.apps.events import ActivityEvent, CoreActivity
from microsoft_teams.apps.http.adapter import HttpMethod, HttpRouteHandler
from microsoft_teams.common import ClientOptions
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.commands import Commands
from bot.channels.desk import Desk, digest
from bot.channels.lanes import Lanes, TooManyWaiting
from bot.channels.settings import ChannelSettings
from bot.channels.store import ChannelStore
from bot.channels.teams.channel import TeamsChannel
from bot.channels.teams.door import Door, Refused

ENDPOINT = "/api/messages"
SERVICE_URL = "https://smba.trafficmanager.net/teams"
HANDLED = frozenset({"message", "installationUpdate"})
"""Kinds of activities that get an answer; reactions, edits and the like are passed over in silence."""
TIMEOUT = 10.0
PATIENCE = 5.0
"""Seconds that answers under way get when the gateway stops."""

Json = dict[str, Any]
TokenSource = Callable[..., str]
"""Gives the token to call Teams with, instead of Microsoft's sign-in service."""

log = structlog.get_logger()


@asynccontextmanager
async def teams(
    app: FastAPI,
    settings: ChannelSettings,
    desk: Desk,
    store: ChannelStore,
    commands: Commands,
    *,
    token: TokenSource | None = None,
) -> AsyncIterator[None]:
    """The bot within the gateway `app`, as long as the block lasts."""
    assert settings.teams_app_secret is not None
    schools = {tenant.lower(): school for tenant, school in settings.teams_schools.items()}
    secret = settings.teams_app_secret.get_secret_value()
    channel = TeamsChannel(desk, commands, schools=schools, secret=secret, public_url=settings.public_url)
    runner = TeamsRunner(settings, channel, store, token)
    app.router.routes.append(runner.route)
    async with runner.running():
        yield


class TeamsRunner:
    """Checks what comes in, answers Microsoft at once, and handles it in the order of its conversation."""

    def __init__(
        self,
        settings: ChannelSettings,
        channel: TeamsChannel,
        store: ChannelStore,
        token: TokenSource | None,
    ) -> None:
        assert settings.teams_app_id is not None
        assert settings.teams_app_secret is not None
        assert settings.teams_tenant_id is not None
        cloud = with_overrides(PUBLIC, openid_metadata_url=settings.teams_openid_url)
        tenants = {settings.teams_tenant_id, *settings.teams_schools}
        self._door = Door(settings.teams_app_id, frozenset(map(str.lower, tenants)), cloud)
        self._app = _app(settings, cloud, token)
        self._store = store
        self._secret = settings.teams_app_secret.get_secret_value()
        self._lanes = Lanes()
        self._arrivals = count()
        self._busy: set[asyncio.Task[None]] = set()
        channel.listen(self._app)

    @property
    def route(self) -> Route:
        """The address that Teams calls. It belongs to no other interface and counts in no rate limit."""
        return Route(ENDPOINT, self._receive, methods=["POST"])

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The bot, as long as the block lasts; answers under way get a moment to be finished."""
        await self._app.initialize()
        log.info("teams_on")
        try:
            yield
        finally:
            if self._busy:
                _, late = await asyncio.wait(self._busy, timeout=PATIENCE)
                for task in late:
                    task.cancel()
                await asyncio.gather(*late, return_exceptions=True)
            await self._app.http_client.http.aclose()

    async def _receive(self, request: Request) -> Response:
        activity = await _json_object(request)
        if activity is None:
            return Response(status_code=400)
        try:
            token = await self._door.check(request.headers.get("Authorization", ""), activity)
        except Refused as refused:
            log.warning("teams_refused", status=refused.status, reason=refused.reason)
            return Response(status_code=refused.status)
        if activity.get("type") in HANDLED:
            task = asyncio.create_task(self._handle(activity, token, next(self._arrivals)))
            self._busy.add(task)
            task.add_done_callback(self._ended)
        return Response(status_code=200)

    async def _handle(self, activity: Json, token: str, number: int) -> None:
        conversation, person = _id(activity, "conversation"), _id(activity, "from")
        try:
            async with self._lanes.turn((conversation, person), number):
                if await self._store.is_new(digest(self._secret, conversation, activity.get("id"))):
                    await self._process(activity, token)
        except TooManyWaiting:
            log.warning("teams_activity_dropped", reason="too many waiting in one conversation")

    def _ended(self, task: asyncio.Task[None]) -> None:
        """The edge: a failure becomes a line in the log, without words of people."""
        self._busy.discard(task)
        if not task.cancelled() and (error := task.exception()):
            trace = traceback.format_tb(error.__traceback__)
            log.error("teams_failed", error=type(error).__name__, trace=trace)

    async def _process(self, activity: Json, token: str) -> None:
        handle = self._app.server.on_request
        assert handle is not None
        await handle(ActivityEvent(body=CoreActivity.model_validate(activity), token=JsonWebToken(token)))


class OwnRoute:
    """Tells the SDK that there is a server. The route is ours: it checks first, and keeps the order."""

    def register_route(self, method: HttpMethod, path: str, handler: HttpRouteHandler) -> None:
        """Nothing to do."""

    def serve_static(self, path: str, directory: str) -> None:
        """Nothing to do."""

    async def start(self, port: int) -> None:
        """Nothing to do."""

    async def stop(self) -> None:
        """Nothing to do."""


def _app(settings: ChannelSettings, cloud: CloudEnvironment, token: TokenSource | None) -> App:
    """The SDK's application; whatever it would otherwise read from the environment is said here."""
    secret = settings.teams_app_secret
    return App(
        client_id=settings.teams_app_id,
        client_secret=secret.get_secret_value() if secret and token is None else None,
        token=token,
        tenant_id=settings.teams_tenant_id,
        cloud=cloud,
        service_url=SERVICE_URL,
        client=ClientOptions(timeout=TIMEOUT),
        http_server_adapter=OwnRoute(),
        dangerously_allow_unauthenticated_requests=False,
    )


async def _json_object(request: Request) -> Json | None:
    try:
        body = json.loads(await request.body())
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _id(activity: Json, field: str) -> str:
    value = activity.get(field)
    return str(value.get("id")) if isinstance(value, dict) else ""
