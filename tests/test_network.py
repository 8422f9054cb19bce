import socket

import pytest

from tests.network import Network, NetworkForbidden


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "::ffff:192.0.2.1"])
def test_another_machine_is_refused_and_remembered(guarded_network: Network, host: str) -> None:
    with pytest.raises(NetworkForbidden):
        socket.create_connection((host, 80))
    assert guarded_network.attempts == [host]
    guarded_network.attempts.clear()


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
