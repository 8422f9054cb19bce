import httpx
import pytest
from limits import parse

from bot.app import create_app
from bot.errors import TooManyRequests
from bot.limits import Limits
from bot.settings import GatewaySettings
from knowledge.library import Library
from tests.bot.conftest import running
from tests.bot.fake_rasa import FakeRasa
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio


def limits(address: str = "2/minute", conversation: str = "2/minute") -> Limits:
    return Limits(parse(address), parse(conversation))


async def test_an_address_is_refused_above_its_limit_and_another_is_not() -> None:
    counted = limits()
    for _ in range(2):
        await counted.count_request("192.0.2.1")
    with pytest.raises(TooManyRequests) as refused:
        await counted.count_request("192.0.2.1")
    assert 1 <= refused.value.seconds <= 60
    await counted.count_request("192.0.2.2")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
    ],
)
async def test_ipv6_addresses_of_one_network_count_together(one: str, other: str, together: bool) -> None:
    counted = limits(address="1/minute")
    await counted.count_request(one)
    if together:
        with pytest.raises(TooManyRequests):
            await counted.count_request(other)
    else:
        await counted.count_request(other)


async def test_a_conversation_above_its_limit_hears_in_dutch_when_to_go_on(
    settings: GatewaySettings, library: Library
) -> None:
    strict = settings.model_copy(update={"conversation_limit": parse("2/minute")})
    async with running(create_app(strict, library=library, transport=FakeRasa().transport)) as client:
        one, other = [
            f"/api/conversations/{(await client.post('/api/conversations')).json()['id']}" for _ in range(2)
        ]

        async def say(conversation: str) -> httpx.Response:
            return await client.post(f"{conversation}/messages", json={"text": "Mag dat?"})

        assert [(await say(one)).status_code for _ in range(3)] == [200, 200, 429]
        refused = await say(one)
        assert (await say(other)).status_code == 200
        assert (await client.delete(one)).status_code == 204
    assert is_dutch(refused.json()["detail"])
    assert refused.headers["retry-after"] in refused.json()["detail"]


async def test_pages_and_data_count_for_the_address(settings: GatewaySettings, library: Library) -> None:
    strict = settings.model_copy(update={"address_limit": parse("2/minute")})
    async with running(create_app(strict, library=library, transport=FakeRasa().transport)) as client:
        await client.get("/")
        await client.get("/api/schools")
        page = await client.get("/protocollen", headers={"accept": "text/html"})
    assert page.status_code == 429
    assert page.headers["content-type"].startswith("text/html")
    assert "te veel verzoeken" in page.text
