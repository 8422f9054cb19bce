"""From a protocol that nobody annotated to the same protocol with proposed annotations."""

from collections.abc import Mapping, Sequence

import numpy as np

from knowledge.clause import Clause, Condition, TopicRule
from knowledge.embedder import Embedder
from knowledge.proposals.evidence import Gatherer
from knowledge.proposals.exceptions import exceptions_of
from knowledge.proposals.likeness import Likeness
from knowledge.proposals.rules import Rules
from knowledge.proposals.settling import SettlingModel, chosen
from knowledge.protocol import Protocol
from knowledge.questions import ExampleQuestion
from knowledge.topics import Topic, Topics

Proposals = Mapping[str, tuple[tuple[Condition, ...], tuple[TopicRule, ...]]]
"""By the id of a clause: its exceptions and the topics it settles. Clauses that settle none are left out."""


class Proposer:
    """Proposes what clauses settle, after the protocols that people reviewed."""

    def __init__(
        self,
        reviewed: Sequence[Protocol],
        topics: Topics,
        questions: Sequence[ExampleQuestion],
        embedder: Embedder,
    ) -> None:
        """Takes seconds. Raises `TooFewReviewed` when there are not two reviewed protocols."""
        asked = {topic: " ".join(q.text for q in questions if q.topic == topic) for topic in topics}
        texts = [clause.text for protocol in reviewed for clause in protocol.clauses]
        described = [f"{topic.title}. {topic.description}" for topic in topics.values()]
        likeness = Likeness([*texts, *described, *asked.values()], embedder)
        self._topics = topics
        self._settling = SettlingModel(reviewed, topics, Gatherer(topics, asked, likeness))
        self._rules = Rules(reviewed, likeness)

    def proposals(self, protocol: Protocol) -> Proposals:
        """The proposals for a protocol; what it says itself of topics and conditions is not looked at."""
        pairs = chosen(self._settling.probabilities(protocol))
        topics = list(self._topics.values())
        return {
            clause.id: self._proposal(clause, [topics[place] for place in np.flatnonzero(row)])
            for clause, row in zip(protocol.clauses, pairs, strict=True)
            if row.any()
        }

    def _proposal(
        self, clause: Clause, topics: Sequence[Topic]
    ) -> tuple[tuple[Condition, ...], tuple[TopicRule, ...]]:
        conditions = exceptions_of(clause.text)
        rules = tuple(self._rules.proposed(topic, clause, conditions) for topic in topics)
        needed = {key for rule in rules for key in rule.conditions}
        return tuple(c for c in conditions if c.key in needed), rules
