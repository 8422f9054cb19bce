"""The answers one school's protocol can give to a question, each with the probability that it is the right
one.

A question may be about several topics and several persons' conduct. Every combination leads to the clauses
that settle that topic for that person, or to silence; the probability of an answer is the sum over all that
lead to it (the law of total probability), so a clause that settles two likely topics needs no choice between
them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.protocol import Clause, Protocol, TopicRule
from knowledge.questions import NO_TOPIC
from knowledge.understanding import Understanding
from knowledge.vocabulary import Role

Rules = Sequence[tuple[Clause, TopicRule]]
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

    @property
    def decisive(self) -> tuple[Clause, TopicRule]:
        """The clause that gives the verdict, with its rule."""
        return self.rules[0]


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
        topic, role = max(ways, key=ways.__getitem__)
        return Candidate(topic, role, self._by_topic[topic][role], sum(ways.values()))


def rules_for(role: Role, rules: Rules) -> Rules:
    """Those of `rules` that govern `role`, the decisive one first; none when they only support others."""
    applying = decisive_first([(clause, rule) for clause, rule in rules if role in rule.roles])
    return applying if applying and not applying[0][1].supporting else []


def only_role(rule: TopicRule) -> Role | None:
    """For whom a rule is, when it is for people in one role alone."""
    return next(iter(rule.roles)) if len(rule.roles) == 1 else None


def decisive_first(rules: Rules) -> Rules:
    """Clauses that settle a topic before those that only support them."""
    return sorted(rules, key=lambda entry: entry[1].supporting)
