"""Who may come in from Microsoft Teams: the checks before anything of an activity is believed."""

import asyncio
from functools import partial
from typing import Any

import jwt
import structlog
from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from microsoft_teams.api.auth.cloud_environment import CloudEnvironment
from microsoft_teams.apps.auth import TokenValidator

AT_ONCE = 4
"""Tokens whose check may wait for the network, so that a flood of false ones holds up nothing else."""
BEARER = "Bearer "

log = structlog.get_logger()


class Refused(Exception):
    """The activity is not from Microsoft's service, or from an organisation we do not serve."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Door:
    """Lets in what Microsoft's service signed for this bot, from an organisation that we serve."""

    def __init__(self, app_id: str, tenants: frozenset[str], cloud: CloudEnvironment) -> None:
        self._validator = TokenValidator.for_service(app_id, cloud=cloud)
        self._tenants = tenants
        self._limiter = CapacityLimiter(AT_ONCE)

    async def check(self, authorization: str, activity: dict[str, Any]) -> str:
        """The token, when its signature, issuer, audience, time and service address are right.

        Raises Refused: 401 for the token, 403 for the organisation, 503 when the keys cannot be fetched.
        """
        service_url = activity.get("serviceUrl")
        if not authorization.startswith(BEARER) or not isinstance(service_url, str) or not service_url:
            raise Refused(401, "no token or no service address")
        token = authorization.removeprefix(BEARER)
        await self._validate(token, service_url)
        if tenant_of(activity) not in self._tenants:
            raise Refused(403, "another organisation")
        return token

    async def _validate(self, token: str, service_url: str) -> None:
        # it fetches keys without letting go of the event loop: hence a thread
        work = partial(asyncio.run, self._validator.validate_token(token, service_url))
        try:
            await run_sync(work, limiter=self._limiter)
        except jwt.PyJWKClientConnectionError as error:
            raise Refused(503, "the keys cannot be fetched") from error
        except jwt.PyJWTError as error:
            raise Refused(401, type(error).__name__) from error


def tenant_of(activity: dict[str, Any]) -> str | None:
    """The id of the organisation in which somebody writes."""
    places = (("channelData", "tenant", "id"), ("conversation", "tenantId"))
    found = (_inside(activity, path) for path in places)
    return next((tenant.lower() for tenant in found if isinstance(tenant, str)), None)


def _inside(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
