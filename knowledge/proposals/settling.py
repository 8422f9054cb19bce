"""Which clauses of a protocol settle which topics, learnt from the protocols that people have reviewed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from knowledge.errors import TooFewReviewed
from knowledge.proposals.evidence import Gatherer, Table
from knowledge.protocol import Protocol
from knowledge.topics import Topics

LIKELY = 0.25
"""A topic is proposed when its clauses together settle it with at least this probability."""
BESIDE = 0.4
"""A clause comes beside the likeliest clause of a topic when it is at least this many times as likely."""
MOST_CLAUSES = 3
"""At most this many clauses of a protocol are proposed for one topic: as many as an answer cites."""
STRENGTH = 0.03
"""Inverse strength of the regularisation."""


class SettlingModel:
    """The probability that a clause settles a topic: logistic regression on the evidence.

    It is learnt by taking each reviewed protocol in turn as if it were new, with the others as its examples.
    A topic that no reviewed clause settles is judged by its description and questions, by a second model
    that was never given anything else.
    """

    def __init__(self, reviewed: Sequence[Protocol], topics: Topics, gatherer: Gatherer) -> None:
        """Raises `TooFewReviewed` when there are not two reviewed protocols to learn from."""
        if len(reviewed) < 2:
            raise TooFewReviewed(len(reviewed))
        self._reviewed = reviewed
        self._gatherer = gatherer
        learnt = [
            (gatherer.evidence(protocol, [other for other in reviewed if other is not protocol]), protocol)
            for protocol in reviewed
        ]
        self._by_topic = _fitted(
            [(evidence.from_topics, _settled(protocol, topics)) for evidence, protocol in learnt]
        )
        self._by_example = _fitted(
            [
                (evidence.all[:, evidence.has_examples], _settled(protocol, topics)[:, evidence.has_examples])
                for evidence, protocol in learnt
            ]
        )

    def probabilities(self, protocol: Protocol) -> Table:
        """For each clause of `protocol` (a new one) and each topic: the probability that it settles it."""
        evidence = self._gatherer.evidence(protocol, self._reviewed)
        return np.where(
            evidence.has_examples,
            _predicted(self._by_example, evidence.all),
            _predicted(self._by_topic, evidence.from_topics),
        )


def chosen(probabilities: Table) -> NDArray[np.bool_]:
    """Which pairs of a clause and a topic to propose, same shape.

    For each topic the likeliest clauses, when together (noisy or) they are likely enough to settle it.
    """
    rank = np.argsort(np.argsort(-probabilities, axis=0), axis=0)
    candidates = (probabilities >= BESIDE * probabilities.max(axis=0)) & (rank < MOST_CLAUSES)
    together = 1 - np.prod(1 - np.where(candidates, probabilities, 0.0), axis=0)
    return np.asarray(candidates & (together >= LIKELY))


def _settled(protocol: Protocol, topics: Topics) -> NDArray[np.bool_]:
    settled = [{rule.topic for rule in clause.topics} for clause in protocol.clauses]
    return np.array([[topic in of_clause for topic in topics] for of_clause in settled])


def _fitted(examples: Sequence[tuple[NDArray[np.float64], NDArray[np.bool_]]]) -> Pipeline:
    features = np.concatenate([x.reshape(-1, x.shape[-1]) for x, _ in examples])
    settled = np.concatenate([y.ravel() for _, y in examples])
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000)).fit(
        features, settled
    )


def _predicted(model: Pipeline, features: NDArray[np.float64]) -> Table:
    flat = model.predict_proba(features.reshape(-1, features.shape[-1]))[:, 1]
    return np.asarray(flat.reshape(features.shape[:2]))
