import socket
from pathlib import Path

import pytest

from bot.stack.errors import PortInUse
from bot.stack.ports import check_free, free_ports
from bot.stack.service import Listener
from tests.bot.stack.helpers import python_service


def test_a_port_in_use_is_named_with_the_variable_that_changes_it(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = Listener("127.0.0.1", server.getsockname()[1], "PROTOCOLWIJZER_RASA_PORT")
        with pytest.raises(PortInUse, match=r"al in gebruik; rasa heeft(.|\n)*PROTOCOLWIJZER_RASA_PORT"):
            check_free(python_service(tmp_path, "", name="rasa", listener=listener))


def test_free_ports_are_free_and_different(tmp_path: Path) -> None:
    ports = free_ports(3)
    assert len(set(ports)) == 3
    for port in ports:
        check_free(python_service(tmp_path, "", listener=Listener("127.0.0.1", port, "")))
