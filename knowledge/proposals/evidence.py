"""What speaks for a clause settling a topic.

Clauses of other schools that settle the topic in nearly the same words, and clauses in nearly the same words
that do not; the description of the topic; the questions people ask about it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from knowledge.clause import Clause
from knowledge.proposals.likeness import Likeness
from knowledge.protocol import Protocol
from knowledge.topics import Topics

SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+(?=[A-ZÀ-Ý‘“\-•])")
Table = NDArray[np.float64]
"""Shape (clauses of one protocol, topics)."""
Features = NDArray[np.float64]
"""Shape (clauses of one protocol, topics, features)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence on each clause of one protocol for each topic.

    `from_topics` needs no reviewed clause; `from_examples` is what reviewed clauses say on top of that, and
    `has_examples`, shape (topics,), for which topics there are any.
    """

    from_topics: Features
    from_examples: Features
    has_examples: NDArray[np.bool_]

    @property
    def all(self) -> Features:
        """Both together."""
        return np.concatenate([self.from_topics, self.from_examples], axis=-1)


class Gatherer:
    """Gathers evidence from the descriptions of `topics`, their `questions` and reviewed protocols."""

    def __init__(self, topics: Topics, questions: Mapping[str, str], likeness: Likeness) -> None:
        self._topics = topics
        self._described = [f"{topic.title}. {topic.description}" for topic in topics.values()]
        self._asked = [questions.get(topic, "") for topic in topics]
        self._likeness = likeness

    def evidence(self, protocol: Protocol, reviewed: Sequence[Protocol]) -> Evidence:
        """The evidence on the clauses of `protocol`; what it says itself of their topics is not looked at."""
        examples = [clause for other in reviewed for clause in other.clauses]
        settles = np.array(
            [[t in _settled(clause) for t in self._topics] for clause in examples], dtype=np.bool_
        )
        return Evidence(
            _features(self._from_topics(protocol)),
            _features(self._from_examples(protocol, examples, settles)),
            np.asarray(settles.any(axis=0)),
        )

    def _from_topics(self, protocol: Protocol) -> Iterator[Table]:
        """How like the description of each topic a clause is, and in its words how like the questions."""
        parts, owners = _parts(protocol.clauses)
        yield _best_part(self._likeness.in_meaning(parts, self._described), owners)
        for texts in (self._described, self._asked):
            yield _best_part(self._likeness.in_words(parts, texts), owners)

    def _from_examples(
        self, protocol: Protocol, examples: Sequence[Clause], settles: NDArray[np.bool_]
    ) -> Iterator[Table]:
        """How like the likest example of each topic a clause is, in part and as a whole, and by how much
        more than the likest clause that does not settle the topic.
        """
        parts, owners = _parts(protocol.clauses)
        texts = [clause.text for clause in protocol.clauses]
        quotes = [(rule.quote or c.text, rule.topic) for c in examples for rule in c.topics]
        about = np.array([[topic == t for t in self._topics] for _, topic in quotes])
        for cosines in (self._likeness.in_words, self._likeness.in_meaning):
            yield _likest(_best_part(cosines(parts, [quote for quote, _ in quotes]), owners), about)
            as_a_whole = cosines(texts, [clause.text for clause in examples])
            yield _likest(as_a_whole, settles) - _likest(as_a_whole, ~settles)


def parts_of(text: str) -> list[str]:
    """A text as a whole and, where it has several, its sentences."""
    sentences = SENTENCE_END.split(text)
    return [text, *sentences] if len(sentences) > 1 else [text]


def _settled(clause: Clause) -> set[str]:
    return {rule.topic for rule in clause.topics}


def _parts(clauses: Sequence[Clause]) -> tuple[list[str], NDArray[np.intp]]:
    """Every clause as a whole and, where it has several, its sentences; with the place of its clause."""
    parts = [(part, place) for place, clause in enumerate(clauses) for part in parts_of(clause.text)]
    return [part for part, _ in parts], np.array([place for _, place in parts])


def _best_part(cosines: NDArray[np.float64], owners: NDArray[np.intp]) -> NDArray[np.float64]:
    """The rows of parts made into rows of clauses: the best of each clause's parts."""
    return np.maximum.reduceat(cosines, np.flatnonzero(np.diff(owners, prepend=-1)), axis=0)


def _likest(cosines: NDArray[np.float64], belongs: NDArray[np.bool_]) -> Table:
    """For each row the highest cosine among the columns that belong to a topic; 0 for a topic without any.

    `cosines` has the shape (rows, columns), `belongs` (columns, topics).
    """
    likest = [
        cosines[:, members].max(axis=1) if members.any() else np.zeros(len(cosines)) for members in belongs.T
    ]
    return np.stack(likest, axis=1)


def _features(tables: Iterator[Table]) -> Features:
    """Each table as it is, against the other clauses of the protocol, and against the other topics."""
    return np.stack(list(chain.from_iterable((t, _standard(t, 0), _standard(t, 1)) for t in tables)), axis=-1)


def _standard(table: Table, axis: int) -> Table:
    """Standard scores along an axis."""
    spread = table.std(axis=axis, keepdims=True)
    return np.asarray((table - table.mean(axis=axis, keepdims=True)) / np.maximum(spread, 1e-6))
