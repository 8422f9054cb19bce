import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.stack.health import wait_until_ready
from bot.stack.ports import free_ports


class ReadyAtTheThirdTime(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(200 if self.asked >= 3 and self.path == "/ready" else 503)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", free_ports(1)[0]), ReadyAtTheThirdTime) as server:
        threading.Thread(target=server.serve_forever).start()
        yield server.server_port
        server.shutdown()


@pytest.mark.anyio
async def test_waiting_ends_when_the_gateway_says_it_is_ready(port: int) -> None:
    await wait_until_ready(f"http://127.0.0.1:{port}", pause=0)
    assert ReadyAtTheThirdTime.asked == 3
