"""The gateway of the load test: the real one, that does not fetch its token for Teams from Microsoft."""

from fastapi import FastAPI

from bot.app import create_app
from bot.channels.running import Channels
from bot.channels.settings import ChannelSettings

TOKEN = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0."


def create() -> FastAPI:
    """For uvicorn; everything else comes from the environment, as always."""
    return create_app(channels=Channels(ChannelSettings.load(), teams_token=lambda *_: TOKEN))
