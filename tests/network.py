"""A guard on sockets: tests may reach this machine and no other."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

import pytest

LOCAL_NAMES = {"localhost", "", None}


class NetworkForbidden(OSError):
    """A test tried to reach another machine."""


class Network:
    """Refuses connections and look-ups beyond loopback, and remembers them in `attempts`."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def guard(self, patch: pytest.MonkeyPatch) -> None:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, self._guarded(getattr(socket.socket, name)))
        look_up = socket.getaddrinfo

        def guarded_look_up(host: str | bytes | None, *arguments: Any, **options: Any) -> Any:
            self._check(host)
            return look_up(host, *arguments, **options)

        patch.setattr(socket, "getaddrinfo", guarded_look_up)

    def _guarded(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def checked(connection: socket.socket, *arguments: Any) -> Any:
            if connection.family in (socket.AF_INET, socket.AF_INET6):
                self._check(arguments[-1][0])
            return method(connection, *arguments)

        return checked

    def _check(self, host: str | bytes | None) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if not _is_local(name):
            self.attempts.append(str(name))
            raise NetworkForbidden(f"tests may not reach {name}")


def _is_local(host: str | None) -> bool:
    if host in LOCAL_NAMES:
        return True
    try:
        address = ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
