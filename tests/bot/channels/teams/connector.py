"""Microsoft's Bot Connector as far as we use it, on loopback: it signs, delivers and takes answers."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.teams.running import ENDPOINT
from tests.bot.channels.teams.cards import Json, problems, texts

APP_ID = "11111111-1111-1111-1111-111111111111"
TENANT = "22222222-2222-2222-2222-222222222222"
OTHER_TENANT = "33333333-3333-3333-3333-333333333333"
ISSUER = "https://api.botframework.com"
BOT = {"id": f"28:{APP_ID}", "name": "Protocolwijzer"}


@dataclass(frozen=True)
class Sent:
    """An activity that we were sent; `replaces` is the one whose place it takes."""

    conversation: str
    body: Json
    replaces: str | None
    authorization: str

    @property
    def card(self) -> Json:
        (attachment,) = self.body["attachments"]
        assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
        card: Json = attachment["content"]
        return card

    @property
    def text(self) -> str:
        return "\n".join(texts(self.card))


@dataclass
class FakeConnector:
    """Records what we are sent, and judges each card (which takes time). `faults` are the first answers."""

    judges: bool = True

    sent: list[Sent] = field(default_factory=list)
    typing: int = 0
    problems: list[str] = field(default_factory=list)
    faults: list[Response] = field(default_factory=list)
    tried: int = 0
    key_requests: int = 0
    url: str = ""
    gateway: str = ""
    on_sent: Callable[[Sent], None] = lambda sent: None

    def __post_init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._ids = count(1)
        conversation = "/v3/conversations/{conversation:path}/activities"
        self.app = Starlette(
            routes=[
                Route("/keys", self._keys),
                Route(conversation, self._take, methods=["POST"]),
                Route(conversation + "/{activity}", self._take, methods=["PUT", "POST"]),
            ]
        )

    def token(self, **claims: Any) -> str:
        """A token of the service; `claims` change what is in it."""
        now = int(time.time())
        whole = {
            "iss": ISSUER,
            "aud": APP_ID,
            "serviceurl": self.url,
            "iat": now,
            "exp": now + 3600,
            **claims,
        }
        return jwt.encode(whole, self._key, algorithm="RS256", headers={"kid": "one"})

    def foreign_token(self) -> str:
        """A token that says the right things, with the signature of somebody else."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        claims = jwt.decode(self.token(), options={"verify_signature": False})
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": "one"})

    def activity(self, kind: str = "message", **more: Any) -> Json:
        """An activity in a personal chat."""
        return {
            "type": kind,
            "id": f"a{next(self._ids)}",
            "channelId": "msteams",
            "serviceUrl": self.url,
            "from": {"id": "29:person", "name": "Voornaam Achternaam", "aadObjectId": "x"},
            "recipient": BOT,
            "conversation": {"id": "a:personal", "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            **more,
        }

    def says(self, text: str, **more: Any) -> Json:
        return self.activity(text=text, textFormat="plain", **more)

    def in_channel(self, text: str, person: str = "29:person", *, mention: bool = True, **more: Any) -> Json:
        """Somebody writes in a channel of a team."""
        name = "<at>Protocolwijzer</at>"
        return self.says(
            f"{name} {text}" if mention else text,
            **{
                "from": {"id": person, "name": "Iemand"},
                "conversation": {"id": "19:c@thread.tacv2;messageid=1", "conversationType": "channel"},
                "entities": [{"type": "mention", "mentioned": BOT, "text": name}] if mention else [],
                **more,
            },
        )

    def presses(self, sent: Sent, title: str, **more: Any) -> Json:
        """Somebody presses the button with this title on a card."""
        (data,) = [node["data"] for node in _buttons(sent.card) if node["title"] == title]
        return self.activity(value=data, replyToId=self._id_of(sent), **more)

    async def deliver(self, activity: Json, authorization: str | None = None) -> int:
        """Brings an activity to the gateway; gives the status of the answer."""
        headers = {"Authorization": f"Bearer {self.token()}" if authorization is None else authorization}
        async with httpx.AsyncClient(trust_env=False, verify=False, timeout=30) as client:
            return (await client.post(self.gateway + ENDPOINT, json=activity, headers=headers)).status_code

    async def until_sent(self, number: int, seconds: float = 10.0) -> list[Sent]:
        """Waits for that many messages, and gives them."""
        await self.until(lambda: len(self.sent) >= number, seconds)
        return self.sent

    async def until(self, condition: Callable[[], bool], seconds: float = 10.0) -> None:
        """Waits until the condition holds."""
        async with asyncio.timeout(seconds):
            while not condition():  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    async def settled(self) -> None:
        """Waits until nothing has come for a while."""
        while True:
            before = len(self.sent)
            await asyncio.sleep(0.4)
            if len(self.sent) == before:
                return

    def _id_of(self, sent: Sent) -> str:
        return f"m{self.sent.index(sent)}"

    async def _keys(self, request: Request) -> Response:
        self.key_requests += 1
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key()))
        return JSONResponse({"keys": [{**public, "kid": "one", "use": "sig", "endorsements": ["msteams"]}]})

    async def _take(self, request: Request) -> Response:
        self.tried += 1
        if self.faults:
            return self.faults.pop(0)
        body = await request.json()
        if body["type"] == "typing":
            self.typing += 1
            return JSONResponse({"id": "t"})
        path = request.path_params
        sent = Sent(path["conversation"], body, path.get("activity"), request.headers["authorization"])
        if self.judges:
            self.problems += problems(sent.card)
        self.sent.append(sent)
        self.on_sent(sent)
        return JSONResponse({"id": self._id_of(sent)})


def _buttons(card: Json) -> list[Json]:
    found = [element for element in card["body"] if element["type"] == "ActionSet"]
    return [action for element in found for action in element["actions"] if "data" in action]
