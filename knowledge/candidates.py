"""The answers one school's protocol can give to a question, each with the probability that it is the right
one.

A question may be about several topics and several persons' conduct. Every combination leads to the clauses
that settle that topic for that person, or to silence; the probability of an answer is the sum over all that
lead to it (the law of total probability), so a clause that settles two likely topics needs no choice between
them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.clause import Clause, TopicRule
from knowledge.protocol import Protocol
from knowledge.questions import NO_TOPIC
from knowledge.rules import Rules, rules_for
from knowledge.understanding import Understanding
from knowledge.vocabulary import Role, Verdict

DOUBT = 0.1
"""From this share on another reading of the question counts when it is the more careful one: a "ja" too many
is the worst mistake.
"""
NEGLIGIBLE = 0.002
"""Topics below this probability are not looked at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Clauses that settle `topic` for `role`, the decisive one first, and the probability of that answer.

    `topic` and `role` are the likeliest of all that lead to the decisive clause.
    """

    topic: str
    role: Role
    rules: Rules
    probability: float


class SettledTopics:
    """What a protocol settles: for each topic and each role, the clauses that do, the decisive one first."""

    def __init__(self, protocol: Protocol) -> None:
        rules: dict[str, list[tuple[Clause, TopicRule]]] = {}
        for clause in protocol.clauses:
            for rule in clause.topics:
                rules.setdefault(rule.topic, []).append((clause, rule))
        self._by_topic: dict[str, Mapping[Role, Rules]] = {
            topic: {role: settling for role in Role if (settling := rules_for(role, on_topic))}
            for topic, on_topic in rules.items()
        }

    def candidates(self, understanding: Understanding, asker: Role) -> list[Candidate]:
        """The answers to somebody in the role `asker`, the likeliest first; what is left over is silence."""
        reached: dict[str, dict[tuple[str, Role], float]] = {}
        for topic, role, probability in self._ways(understanding, asker):
            decisive = self._by_topic[topic][role][0][0]
            ways = reached.setdefault(decisive.id, {})
            ways[topic, role] = ways.get((topic, role), 0.0) + probability
        candidates = [self._candidate(ways) for ways in reached.values()]
        return sorted(candidates, key=lambda candidate: -candidate.probability)

    def _ways(self, understanding: Understanding, asker: Role) -> Iterator[tuple[str, Role, float]]:
        for topic, of_topic in understanding.ranked_topics:
            if of_topic < NEGLIGIBLE:
                return
            by_role = self._by_topic.get(topic)
            if topic == NO_TOPIC or not by_role:
                continue
            for actor, of_actor in understanding.actors(topic, asker).items():
                wanted = (
                    (actor.role,) if actor.role else (asker, *(role for role in Role if role is not asker))
                )
                role = next((role for role in wanted if role in by_role), None)
                if role is not None:
                    yield topic, role, of_topic * of_actor

    def _candidate(self, ways: Mapping[tuple[str, Role], float]) -> Candidate:
        topic, role = self._deciding(ways)
        return Candidate(topic, role, self._by_topic[topic][role], sum(ways.values()))

    def _deciding(self, ways: Mapping[tuple[str, Role], float]) -> tuple[str, Role]:
        """The likeliest way; that to a "ja, mits" when the likeliest says "ja" of the same clause and it may
        well be the other.
        """
        likeliest = max(ways, key=ways.__getitem__)
        if self._verdict(likeliest) is not Verdict.JA:
            return likeliest
        enough = DOUBT * sum(ways.values())
        careful = {
            way: share
            for way, share in ways.items()
            if share >= enough and self._verdict(way) is Verdict.JA_MITS
        }
        return max(careful, key=careful.__getitem__, default=likeliest)

    def _verdict(self, way: tuple[str, Role]) -> Verdict:
        topic, role = way
        return self._by_topic[topic][role][0][1].verdict
