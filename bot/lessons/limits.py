"""How often things may happen in lessons.

A whole school may share one address, and 240 pupils join in one minute. So their requests do not count under
the limit of an address, but each pupil has one, and so have wrong codes and new lessons.
"""

from collections.abc import AsyncIterator

from fastapi import Request
from limits import parse

from bot.lessons.errors import UnknownLesson
from bot.limits import FROM_HERE, Limits, LimitsOf, address_of, network_of

PER_ADDRESS = parse("6000/minute")
STARTS = parse("60/hour")
GUESSES = parse("60/minute")
"""Wrong codes from one address; `codes.py` says what that does to the chance of a guess."""
PER_PUPIL = parse("90/minute")
TOO_MANY_STARTS = "Er zijn vanaf deze plek te veel lessen begonnen."
TOO_MANY_GUESSES = "Er zijn vanaf deze plek te veel verkeerde codes getypt."
TOO_OFTEN = "Je drukt nu te vaak."


async def count_lesson_request(request: Request, limits: LimitsOf) -> None:
    """A dependency of every route of lessons."""
    await limits.count(PER_ADDRESS, FROM_HERE, "lesson-address", network_of(address_of(request)))


async def count_start(request: Request, limits: LimitsOf) -> None:
    """A dependency of what begins a lesson."""
    await limits.count(STARTS, TOO_MANY_STARTS, "lesson-start", network_of(address_of(request)))


async def count_guess(request: Request, limits: LimitsOf) -> AsyncIterator[None]:
    """A dependency of what tells whether a code exists: only wrong codes count."""
    key = ("lesson-guess", network_of(address_of(request)))
    await limits.check(GUESSES, TOO_MANY_GUESSES, *key)
    try:
        yield
    except UnknownLesson:
        await limits.count(GUESSES, TOO_MANY_GUESSES, *key)
        raise


async def count_pupil(limits: Limits, pupil: str) -> None:
    """Something that a pupil does."""
    await limits.count(PER_PUPIL, TOO_OFTEN, "pupil", pupil)
