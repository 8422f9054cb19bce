"""What every test has: no network but loopback, asyncio for async tests, and the real stack on demand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.network import Network
from tests.stack import Stack, real_stack

settings.register_profile("protocolwijzer", deadline=None, derandomize=True)
settings.load_profile("protocolwijzer")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def guarded_network() -> Iterator[Network]:
    with pytest.MonkeyPatch.context() as patch:
        network = Network()
        network.guard(patch)
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield network


@pytest.fixture(autouse=True)
def only_loopback(guarded_network: Network) -> Iterator[None]:
    """Fails a test that tries to reach another machine, also when the code under test hides the refusal."""
    guarded_network.attempts.clear()
    yield
    assert not guarded_network.attempts, "this test tried to reach another machine"


@pytest.fixture(scope="session")
def stack(guarded_network: Network, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The three real processes, started once for all tests, with conversations and logs of their own."""
    build: Path = tmp_path_factory.mktemp("stack")
    with real_stack(build) as running:
        yield running
