"""Who gets in: only what Microsoft's service signed for this bot, from an organisation that we serve."""

import time
from collections.abc import Callable

import httpx
import pytest

from bot.channels.teams.running import ENDPOINT
from tests.bot.channels.teams.conftest import SECRET, Bot
from tests.bot.channels.teams.connector import FakeConnector
from tests.bot.fake_rasa import FakeRasa

pytestmark = pytest.mark.anyio


def ago(seconds: int) -> int:
    """That many seconds before now, in seconds of the epoch."""
    return int(time.time()) - seconds


WRONG: dict[str, Callable[[FakeConnector], str]] = {
    "none": lambda teams: "",
    "no bearer": lambda teams: teams.token(),
    "nonsense": lambda teams: "Bearer a.b.c",
    "expired": lambda teams: "Bearer " + teams.token(exp=ago(3600)),
    "another audience": lambda teams: "Bearer " + teams.token(aud="44444444-4444-4444-4444-444444444444"),
    "another issuer": lambda teams: "Bearer " + teams.token(iss="https://evil.example"),
    "an issuer of Entra": lambda teams: "Bearer " + teams.token(iss="https://sts.windows.net/x/"),
    "another service": lambda teams: "Bearer " + teams.token(serviceurl="https://evil.example"),
    "no service": lambda teams: "Bearer " + teams.token(serviceurl=None),
    "another signature": lambda teams: "Bearer " + teams.foreign_token(),
    "no signature": lambda teams: "Bearer " + teams.token().rpartition(".")[0] + ".",
}


@pytest.mark.parametrize("kind", WRONG)
async def test_a_token_that_is_not_right_is_refused(bot: Bot, kind: str) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        assert await teams.deliver(teams.says("Mag dat?"), WRONG[kind](teams)) == 401
        await teams.settled()
    assert not teams.sent
    assert not rasa.messages


async def test_an_activity_without_a_service_address_is_refused(bot: Bot) -> None:
    async with bot(FakeRasa()) as teams:
        assert await teams.deliver(teams.says("Mag dat?", serviceUrl=None)) == 401


@pytest.mark.parametrize("tenant", ["55555555-5555-5555-5555-555555555555", None])
async def test_another_organisation_is_refused(bot: Bot, tenant: str | None) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        elsewhere = teams.says("Mag dat?", channelData={"tenant": {"id": tenant}}, conversation={"id": "x"})
        assert await teams.deliver(elsewhere) == 403
        await teams.settled()
    assert not rasa.messages


async def test_a_slow_clock_is_forgiven(bot: Bot) -> None:
    async with bot(FakeRasa()) as teams:
        assert await teams.deliver(teams.says("Mag dat?"), "Bearer " + teams.token(exp=ago(60))) == 200
        await teams.until_sent(2)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff"])
async def test_what_is_no_activity_is_refused(bot: Bot, body: bytes) -> None:
    async with bot(FakeRasa()) as teams, httpx.AsyncClient(trust_env=False) as client:
        headers = {"Authorization": f"Bearer {teams.token()}"}
        answer = await client.post(teams.gateway + ENDPOINT, content=body, headers=headers)
    assert answer.status_code == 400


async def test_a_body_beyond_measure_is_refused(bot: Bot) -> None:
    async with bot(FakeRasa()) as teams:
        assert await teams.deliver(teams.says("x" * 100_000)) == 413


async def test_keys_are_fetched_once_for_many_messages(bot: Bot) -> None:
    async with bot(FakeRasa()) as teams:
        for _ in range(5):
            await teams.deliver(teams.says("Mag dat?"))
        assert teams.key_requests == 1
        await teams.until_sent(6)


async def test_an_activity_of_a_strange_shape_is_survived_without_its_words_in_the_log(
    bot: Bot, capfd: pytest.CaptureFixture[str]
) -> None:
    async with bot(FakeRasa()) as teams:
        await teams.deliver(teams.says("zeer geheim", entities="geen lijst", attachments=3))
        await teams.deliver(teams.says("Mag dat?"))
        await teams.until_sent(2)
    logged = capfd.readouterr().err
    assert "teams_failed" in logged
    assert "zeer geheim" not in logged
    assert "Voornaam" not in logged
    assert SECRET not in logged
    assert "HTTP Request" not in logged
