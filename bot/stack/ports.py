"""Ports: whether one is free, and finding one that is."""

import socket

from bot.stack.errors import PortInUse
from bot.stack.service import LOOPBACK, Service


def check_free(service: Service) -> None:
    """Raises PortInUse when another program listens where the service must."""
    if (listener := service.listener) and not _is_free(listener.host, listener.port):
        raise PortInUse(service.name, listener.port, listener.variable)


def free_ports(count: int) -> list[int]:
    """Different ports on loopback on which nobody listens now."""
    sockets = [socket.create_server((LOOPBACK, 0)) for _ in range(count)]
    try:
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError:
        return False
    return True
