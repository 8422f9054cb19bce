"""The action server: `python -m actions`.

The same server as `python -m rasa_sdk --actions actions`, but in one process, on 127.0.0.1, and it only
begins to answer (`GET /health` too) when the knowledge is loaded.
"""

import sys
from typing import Any

import structlog
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict
from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic

from actions.log import configure_logging
from actions.search import add_search
from actions.services import advisor, warm_up
from actions.topics import add_topics
from knowledge.errors import KnowledgeError


class ActionSettings(BaseSettings):
    """Where the action server listens. It has no authentication: only Rasa may reach it."""

    model_config = SettingsConfigDict(
        env_prefix="PROTOCOLWIJZER_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    actions_host: str = "127.0.0.1"
    actions_port: int = Field(default=5055, ge=1, le=65535)


def action_server() -> Sanic[Any, Any]:
    """The server with all actions of this package, and what the gateway asks for."""
    executor = ActionExecutor()
    executor.register_package("actions")
    server: Sanic[Any, Any] = create_app(executor)
    add_search(server, advisor)
    add_topics(server, advisor)
    return server


def main() -> int:
    """Load the knowledge, then serve until stopped; 1 when the knowledge is not in order."""
    configure_logging()
    settings = ActionSettings()
    try:
        warm_up()
    except KnowledgeError as error:
        structlog.get_logger().error("knowledge not loaded", cause=str(error))
        return 1
    action_server().run(
        host=settings.actions_host,
        port=settings.actions_port,
        single_process=True,
        motd=False,
        access_log=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
