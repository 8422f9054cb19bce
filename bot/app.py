"""The gateway as one ASGI application: what it is made of, and what starts and stops with it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from functools import partial

import anyio
import httpx
from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from bot import api, compare_page, feedback, health, pages
from bot.channels.running import Channels, load_channels_or_exit
from bot.conversations import Conversations
from bot.dialogue import Dialogue
from bot.error_answers import add_error_answers
from bot.feedback_store import FeedbackStore
from bot.health import Readiness
from bot.help_first import HelpFirst
from bot.lessons import api as lesson_api
from bot.lessons import pages as lesson_pages
from bot.lessons.classroom import Classroom
from bot.lessons.limits import count_lesson_request
from bot.lessons.private_help import PrivateHelp
from bot.limits import Limits, count_request
from bot.log import configure_logging
from bot.metrics import Metrics
from bot.middleware import BodyLimit, RequestLog
from bot.openapi import describe
from bot.purge import Purge
from bot.rasa_client import RasaClient
from bot.rendering import compile_templates, static
from bot.search import Search
from bot.security_headers import SafeHeaders
from bot.settings import GatewaySettings, load_settings_or_exit
from bot.tracker_store import SqliteTrackerStore
from knowledge.help import load_help
from knowledge.library import Library, load_library
from knowledge.settings import KnowledgeSettings
from knowledge.triage import Triage, load_triage

DESCRIPTION = (
    "Stel een vraag over het socialemediaprotocol van een school. "
    "Een oordeel noemt de regel die de doorslag geeft, met de letterlijke tekst en de plaats ervan. "
    "Fouten komen terug als één Nederlandse zin in `detail`."
)
CONNECT_SECONDS = 2.0


def create_app(
    settings: GatewaySettings | None = None,
    *,
    library: Library | None = None,
    triage: Triage | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    channels: Channels | None = None,
) -> FastAPI:
    """The application. What is left out comes from the environment, knowledge/, the build and the network.

    `transport` carries the calls to Rasa and the action server. Without `settings` or `channels`, wrong
    environment variables end the process.
    """
    settings = settings or load_settings_or_exit()
    library = library or load_library()
    channels = channels or load_channels_or_exit(library)
    configure_logging(channels.settings.secrets)
    app = FastAPI(
        title="Protocolwijzer",
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(settings, library, triage, transport, channels),
    )
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    for module in (api, feedback, health, pages, compare_page):
        app.include_router(module.router, dependencies=[Depends(count_request)])
    for router in (lesson_api.router, lesson_pages.router):
        app.include_router(router, dependencies=[Depends(count_lesson_request)])
    app.mount("/static", static, name="static")
    add_error_answers(app)
    _wrap(app, settings.embed_origins)
    return app


def _wrap(app: FastAPI, embed_origins: tuple[str, ...]) -> None:
    """What happens around every request, from the inside out."""
    app.add_middleware(BodyLimit)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(RequestLog)  # within what sets headers: its own 500 needs them too
    app.add_middleware(
        CORSMiddleware,
        allow_origins=embed_origins,
        allow_methods=("GET", "POST", "DELETE"),
        allow_headers=("Content-Type", "Idempotency-Key"),
    )
    app.add_middleware(SafeHeaders, embed_origins=embed_origins)


def _lifespan(
    settings: GatewaySettings,
    library: Library,
    triage: Triage | None,
    transport: httpx.AsyncBaseTransport | None,
    channels: Channels,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        def client(url: str) -> httpx.AsyncClient:
            # a proxy of the environment is not for loopback
            return httpx.AsyncClient(base_url=url, timeout=timeout, transport=transport, trust_env=False)

        timeout = httpx.Timeout(settings.rasa_timeout, connect=CONNECT_SECONDS)
        async with (
            client(settings.rasa_url) as rasa_http,
            client(settings.actions_url) as actions_http,
            anyio.create_task_group() as background,
        ):
            rasa = RasaClient(rasa_http)
            trackers = SqliteTrackerStore(settings.tracker_file)
            retention = timedelta(hours=settings.retention_hours)
            conversations = Conversations(settings.conversations_file, retention=retention)
            await conversations.initialize()
            app.state.feedback = FeedbackStore(settings.feedback_file)
            await app.state.feedback.initialize()
            app.state.limits = Limits(settings.address_limit, settings.conversation_limit)
            app.state.library = library
            app.state.retention_hours = f"{settings.retention_hours:g}".replace(".", ",")
            app.state.metrics = Metrics()
            heard = triage or load_triage(KnowledgeSettings())
            app.state.help = load_help()
            help_first = HelpFirst(heard, app.state.help, library, rasa)
            app.state.dialogue = Dialogue(
                conversations, rasa, help_first, trackers, library, app.state.metrics
            )
            app.state.search = Search(actions_http, library)
            app.state.readiness = Readiness(rasa, actions_http, trackers)
            private_help = PrivateHelp(heard, app.state.help, library)
            app.state.classroom = await Classroom.opened(
                settings.lessons_file, library, actions_http, private_help
            )
            if settings.metrics_port is not None:
                app.state.metrics.serve(settings.metrics_port)
            compile_templates()
            compare_page.prepare(library)
            background.start_soon(Purge(conversations, trackers).run_forever, settings.purge_interval)
            background.start_soon(app.state.classroom.end_old_lessons)
            async with channels.running(app, settings):
                yield
            background.cancel_scope.cancel()

    return lifespan
