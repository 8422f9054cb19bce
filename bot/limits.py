"""How often one address may ask something, and how often something may be said in one conversation.

Counted in memory with the sliding window of the package limits: nothing of an address is stored, and a
restart forgets it.
"""

import math
import time
from ipaddress import IPv6Address, ip_address
from typing import Annotated, NoReturn

from fastapi import Depends, Request
from limits import RateLimitItem
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from bot.errors import TooManyRequests

IPV6_NETWORK_BITS = 64
"""The part of an IPv6 address that a house or school gets; in the rest anybody can choose freely."""
FROM_HERE = "Vanaf deze plek komen nu te veel verzoeken tegelijk."
IN_CONVERSATION = "Je stuurt nu te veel berichten achter elkaar."


class Limits:
    """Counts requests. Each method raises TooManyRequests when a limit is reached."""

    def __init__(self, per_address: RateLimitItem, per_conversation: RateLimitItem) -> None:
        self._per_address = per_address
        self._per_conversation = per_conversation
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def count_request(self, address: str) -> None:
        """A request from an IP address; IPv6 addresses of one network count together."""
        await self.count(self._per_address, FROM_HERE, "address", network_of(address))

    async def count_message(self, conversation_id: str) -> None:
        """A message in a conversation."""
        await self.count(self._per_conversation, IN_CONVERSATION, "conversation", conversation_id)

    async def count(self, limit: RateLimitItem, reason: str, *key: str) -> None:
        """One more of what `key` names; `reason` is the Dutch sentence when there are too many."""
        if not await self._limiter.hit(limit, *key):
            await self._refuse(limit, reason, *key)

    async def check(self, limit: RateLimitItem, reason: str, *key: str) -> None:
        """As `count`, without counting: whether one more would be too many."""
        if not await self._limiter.test(limit, *key):
            await self._refuse(limit, reason, *key)

    async def _refuse(self, limit: RateLimitItem, reason: str, *key: str) -> NoReturn:
        stats = await self._limiter.get_window_stats(limit, *key)
        raise TooManyRequests(reason, max(1, math.ceil(stats.reset_time - time.time())))


def network_of(address: str) -> str:
    """The address, or of an IPv6 address the network it is in; what is no address stays as it is."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or int(parsed) >> (128 - IPV6_NETWORK_BITS))
    return address


def get_limits(request: Request) -> Limits:
    limits: Limits = request.app.state.limits
    return limits


LimitsOf = Annotated[Limits, Depends(get_limits)]


def address_of(request: Request) -> str:
    """The IP address that a request comes from; empty when the server does not know it."""
    return request.client.host if request.client else ""


async def count_request(request: Request, limits: LimitsOf) -> None:
    """A dependency of every route, but for those of lessons."""
    await limits.count_request(address_of(request))


async def count_message(limits: LimitsOf, conversation_id: str) -> None:
    """A dependency of routes that say something in a conversation."""
    await limits.count_message(conversation_id)
