import httpx
import pytest

from tests.bot.conftest import Gateway
from tests.bot.fake_rasa import FakeRasa
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio


async def test_the_gateway_is_alive_when_nothing_else_is(gateway: Gateway) -> None:
    async with gateway(FakeRasa(httpx.ConnectError("refused"))) as client:
        response = await client.get("/health")
    assert response.status_code == 200
    assert response.json()["status"] == "ok"


async def test_ready_when_both_answer(gateway: Gateway) -> None:
    async with gateway(FakeRasa()) as client:
        assert (await client.get("/ready")).status_code == 200


@pytest.mark.parametrize("answer", [httpx.ConnectError("refused"), []])
async def test_not_ready_without_a_dialogue_server_with_a_model(gateway: Gateway, answer: object) -> None:
    async with gateway(FakeRasa(answer)) as client:
        response = await client.get("/ready")
    assert response.status_code == 503
    assert "Rasa" in response.json()["missing"][0]


async def test_not_ready_without_an_action_server(gateway: Gateway) -> None:
    rasa = FakeRasa()
    rasa.actions_status = 500
    async with gateway(rasa) as client:
        response = await client.get("/ready")
    assert response.status_code == 503
    assert [is_dutch(sentence) for sentence in response.json()["missing"]] == [True]
