"""Whether the gateway lives, and whether the processes behind it can answer."""

from datetime import UTC, datetime

import httpx
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from bot.conversations import Channel, Conversation, opaque_id
from bot.errors import RasaUnavailable, StoreUnavailable
from bot.rasa_client import RasaClient
from bot.tracker_store import TrackerStore

PROBE_SECONDS = 5.0
ACTIONS_NOT_READY = "De actieserver (met de protocollen en de index) antwoordt nog niet."
RASA_NOT_READY = "De dialoogserver (Rasa) antwoordt nog niet."
STORE_NOT_READY = "De opslag van gesprekken is niet bereikbaar."


class Readiness:
    """Asks the action server how it is, and holds one throw-away conversation with Rasa.

    Only that proves its model is loaded.
    """

    def __init__(self, rasa: RasaClient, actions: httpx.AsyncClient, trackers: TrackerStore) -> None:
        self._rasa = rasa
        self._actions = actions
        self._trackers = trackers

    async def missing(self) -> tuple[str, ...]:
        """A Dutch sentence for each part that is not ready; empty when all is well."""
        probe = Conversation(f"proef-{opaque_id()}", Channel.WEB, None, None, datetime.now(UTC))
        problems = []
        if not await self._actions_answer():
            problems.append(ACTIONS_NOT_READY)
        try:
            await self._rasa.start(probe)
        except RasaUnavailable:
            problems.append(RASA_NOT_READY)
        try:
            await self._trackers.forget([probe.id])
        except StoreUnavailable:
            problems.append(STORE_NOT_READY)
        return tuple(problems)

    async def _actions_answer(self) -> bool:
        try:
            response = await self._actions.get("/health", timeout=PROBE_SECONDS)
        except httpx.HTTPError:
            return False
        return response.status_code == httpx.codes.OK


class Health(BaseModel):
    """Hoe het met de assistent gaat; `missing` zegt wat nog niet kan antwoorden."""

    status: str
    missing: tuple[str, ...] = ()


router = APIRouter(tags=["Toestand"])


@router.get("/health", summary="Leeft de gateway?")
async def health() -> Health:
    """Antwoordt altijd 200 zolang dit proces draait."""
    return Health(status="ok")


@router.get(
    "/ready",
    summary="Kan de assistent antwoorden?",
    responses={503: {"model": Health, "description": "Nog niet: `missing` zegt wat er ontbreekt"}},
)
async def ready(request: Request, response: Response) -> Health:
    """Antwoordt 200 als de dialoogserver en de actieserver allebei kunnen antwoorden, en anders 503."""
    readiness: Readiness = request.app.state.readiness
    if missing := await readiness.missing():
        response.status_code = 503
        return Health(status="niet klaar", missing=missing)
    return Health(status="ok")
