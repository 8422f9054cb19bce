"""From a few words to topics: which one is meant, and which questions to offer."""

from collections.abc import Callable, Sequence

from knowledge.follow_ups import FollowUps
from knowledge.protocol import Protocol
from knowledge.questions import NO_TOPIC
from knowledge.topics import Topic, Topics

MOST = 3
"""So many questions are offered."""
WIDELY_ASKED = ("foto-plaatsen-toestemming", "vrienden-medewerker-met-leerling", "telefoon-mee-naar-school")
"""What is offered when nothing is close."""
CLEAR = 0.5
"""A topic with at least this probability is the one that is meant."""


class TopicFinder:
    """Finds topics; `ranked` gives those that a text may be about and how likely, the likeliest first."""

    def __init__(
        self, topics: Topics, follow_ups: FollowUps, ranked: Callable[[str], Sequence[tuple[str, float]]]
    ) -> None:
        self._topics = topics
        self._follow_ups = follow_ups
        self._ranked = ranked

    def meant_by(self, subject: str) -> str | None:
        """The topic of a subject in a few words; None when it says none."""
        if not subject:
            return None
        if named := self._follow_ups.topics_of(subject):
            return named[0]
        topic, probability = self._ranked(subject)[0]
        return topic if topic != NO_TOPIC and probability >= CLEAR else None

    def near(self, text: str, protocol: Protocol | None = None, *, skip: int = 0) -> tuple[Topic, ...]:
        """At most three topics close to `text`, the closest first.

        Topics on which `protocol` has a rule come before others; `skip` leaves out as many of the first, so
        that the same text can be given other suggestions the next time.
        """
        by_words = self._follow_ups.topics_of(text)
        by_model = [topic for topic, _ in self._ranked(text)]
        close = [*by_words, *(WIDELY_ASKED if not by_words and by_model[0] == NO_TOPIC else ()), *by_model]
        known = [topic for topic in dict.fromkeys(close) if topic != NO_TOPIC]
        ruled = [topic for topic in known if protocol is None or any(protocol.rules_on(topic))]
        return tuple(self._topics[topic] for topic in (ruled or known)[skip : skip + MOST])

    def named(self, noun: str) -> tuple[Topic, ...]:
        """The topics that a bare noun is most likely about, the likeliest first."""
        return tuple(self._topics[topic] for topic in self._follow_ups.topics_of(noun))
