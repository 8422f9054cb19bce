from pathlib import Path

import httpx
import pytest

from bot.app import create_app
from bot.settings import GatewaySettings
from knowledge.library import Library
from tests.bot.conftest import running
from tests.bot.fake_rasa import FakeRasa

pytestmark = pytest.mark.anyio

SCHOOL = "https://www.school.nl"
STRANGER = "https://www.vreemd.nl"


@pytest.fixture
def app_of_school(tmp_path: Path, library: Library):
    settings = GatewaySettings(build_dir=tmp_path, embed_origins=f"{SCHOOL} https://intranet.school.nl:8443")
    return create_app(settings, library=library, transport=FakeRasa().transport)


@pytest.mark.parametrize("address", ["/", "/api/schools", "/nergens", "/static/style.css", "/health"])
async def test_nothing_of_others_may_be_loaded_by_any_answer(client: httpx.AsyncClient, address: str) -> None:
    headers = (await client.get(address)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


async def test_without_configuration_no_other_site_gets_in(client: httpx.AsyncClient) -> None:
    response = await client.get("/widget.js", headers={"Origin": STRANGER})
    assert "access-control-allow-origin" not in response.headers


async def test_only_the_sites_of_the_configuration_may_hold_the_widget(app_of_school) -> None:
    async with running(app_of_school) as client:
        for address in ("/widget.js", "/api/schools", "/nergens"):
            welcome = await client.get(address, headers={"Origin": SCHOOL})
            assert welcome.headers["access-control-allow-origin"] == SCHOOL
            assert "access-control-allow-credentials" not in welcome.headers
            refused = await client.get(address, headers={"Origin": STRANGER})
            assert "access-control-allow-origin" not in refused.headers
        policy = (await client.get("/")).headers["content-security-policy"]
        assert f"frame-ancestors {SCHOOL} https://intranet.school.nl:8443" in policy
        asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        for origin, status in ((SCHOOL, 200), (STRANGER, 400)):
            preflight = await client.options("/api/conversations", headers={"Origin": origin, **asked})
            assert preflight.status_code == status


async def test_strict_transport_only_behind_tls(gateway, app_of_school) -> None:
    async with running(app_of_school) as client:
        assert "strict-transport-security" not in (await client.get("/")).headers
        assert "max-age=" in (await client.get("https://gateway/")).headers["strict-transport-security"]


async def test_conversations_stay_out_of_caches(client: httpx.AsyncClient) -> None:
    assert (await client.post("/api/conversations")).headers["cache-control"] == "no-store"
    assert (await client.get("/")).headers["cache-control"] == "no-cache"
