"""A class as its clients see it: the teacher, pupils, and live screens."""

import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Self

import anyio
import httpx

Json = dict[str, Any]
Place = tuple[int, str | None]
PATIENCE = 10.0
"""Seconds to wait for a screen; far more than it takes."""
SETTLED, SILENT = "nare-grap-in-de-groepsapp", "telefoon-in-de-tas"
"""Keys of cases on which the protocol of ASKO says something, and nothing."""


class Screen:
    """A live screen that keeps what it was told.

    `reached` is when it first showed a place of the lesson, by `time.time()`.
    """

    def __init__(self) -> None:
        self.shown: list[Json] = []
        self.reached: dict[Place, float] = {}
        self.is_over = False
        self._changed = anyio.Event()

    def tell(self, event: str, data: str) -> None:
        if event == "over":
            self.is_over = True
        else:
            screen = json.loads(data)["screen"]
            self.shown.append(screen)
            self.reached.setdefault((screen["position"], screen["stage"]), time.time())
        self._changed.set()
        self._changed = anyio.Event()

    async def until(self, holds: Callable[[Json], bool]) -> Json:
        """The first screen from now on, the present one too, for which this holds."""
        with anyio.fail_after(PATIENCE):
            while not (self.shown and holds(self.shown[-1])):
                await self._changed.wait()
        return self.shown[-1]

    async def until_over(self) -> None:
        with anyio.fail_after(PATIENCE):
            while not self.is_over:
                await self._changed.wait()


@dataclass
class Member:
    """Somebody in a lesson: the teacher with the secret, or a pupil with a token."""

    http: httpx.AsyncClient
    code: str
    token: str
    nickname: str = ""

    async def send(self, method: str, path: str, body: Json | None = None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return await self.http.request(method, f"/api/lessons/{self.code}{path}", json=body, headers=headers)

    @asynccontextmanager
    async def screen(self, name: str) -> AsyncIterator[Screen]:
        """A live screen: "pupil", "board" or "presenter"."""
        screen = Screen()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self.read, name, screen)
            yield screen
            tasks.cancel_scope.cancel()

    async def read(self, name: str, screen: Screen) -> None:
        """Tells a screen all that it should show, until the lesson is over or the gateway stops."""
        headers = {"Authorization": f"Bearer {self.token}"}
        address = f"/api/lessons/{self.code}/{name}"
        async with self.http.stream("GET", address, headers=headers, timeout=None) as response:
            assert response.status_code == 200, await response.aread()
            event = ""
            async for line in response.aiter_lines():
                if line.startswith("event: "):
                    event = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    screen.tell(event, line.removeprefix("data: "))

    async def vote(self, position: int, choice: str) -> httpx.Response:
        return await self.send("PUT", f"/votes/{position}", {"choice": choice})

    async def go(self, position: int, stage: str | None = None) -> httpx.Response:
        return await self.send("PUT", "/place", {"position": position, "stage": stage})


@dataclass
class Class:
    """A lesson that has begun."""

    http: httpx.AsyncClient
    code: str
    teacher: Member

    @classmethod
    async def begin(cls, http: httpx.AsyncClient, **changes: Any) -> Self:
        plan = {"school": "asko", "age": "groep-7-8", "cases": [SETTLED, SILENT], **changes}
        response = await http.post("/api/lessons", json=plan)
        assert response.status_code == 201, response.text
        begun = response.json()
        return cls(http, begun["code"], Member(http, begun["code"], begun["secret"]))

    async def pupil(self) -> Member:
        response = await self.http.post(f"/api/lessons/{self.code}/pupils")
        assert response.status_code == 201, response.text
        joined = response.json()
        return Member(self.http, self.code, joined["token"], joined["nickname"])
