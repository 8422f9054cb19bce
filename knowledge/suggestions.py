"""Questions to choose from, close to what somebody typed."""

from collections.abc import Callable, Sequence

from knowledge.follow_ups import FollowUps
from knowledge.protocol import Protocol
from knowledge.questions import NO_TOPIC
from knowledge.topics import Topic, Topics

MOST = 3
"""So many questions are offered."""
WIDELY_ASKED = ("foto-plaatsen-toestemming", "vrienden-medewerker-met-leerling", "telefoon-mee-naar-school")
"""What is offered when nothing is close."""

Ranked = Sequence[tuple[str, float]]


def suggestions(
    text: str,
    topics: Topics,
    follow_ups: FollowUps,
    ranked: Callable[[str], Ranked],
    protocol: Protocol | None = None,
    *,
    skip: int = 0,
) -> tuple[Topic, ...]:
    """At most three topics close to `text`, the closest first.

    Topics on which `protocol` has a rule come before others; `skip` leaves out as many of the first, so that
    the same text can be given other suggestions the next time.
    """
    by_words = follow_ups.topics_of(text)
    by_model = [topic for topic, _ in ranked(text)]
    close = [*by_words, *(WIDELY_ASKED if not by_words and by_model[0] == NO_TOPIC else ()), *by_model]
    known = [topic for topic in dict.fromkeys(close) if topic != NO_TOPIC]
    ruled = [topic for topic in known if protocol is None or any(protocol.rules_on(topic))]
    return tuple(topics[topic] for topic in (ruled or known)[skip : skip + MOST])
