"""What a clause says on a topic it settles: whose conduct it governs, with which verdict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.proposals.exceptions import exceptions_of
from knowledge.proposals.likeness import Likeness
from knowledge.proposals.wording import norm_of
from knowledge.protocol import Clause, Condition, Protocol, TopicRule, verdict_of
from knowledge.topics import Topic
from knowledge.vocabulary import Norm, Verdict

ALIKE = 0.5
"""A clause at least this much like an example (cosine over characters) says what the example says."""
RULING = (Norm.VERBOD, Norm.TOESTEMMING, Norm.ONTRADEN)


@dataclass(frozen=True, slots=True)
class Example:
    """A rule that a person reviewed, and the clause it stands in."""

    clause: Clause
    rule: TopicRule


class Rules:
    """Makes rules after the examples of `reviewed` protocols."""

    def __init__(self, reviewed: Sequence[Protocol], likeness: Likeness) -> None:
        self._examples = _by_topic(reviewed)
        self._likeness = likeness

    def proposed(self, topic: Topic, clause: Clause, conditions: Sequence[Condition]) -> TopicRule:
        """The rule of `clause`, with these exceptions, on a topic it settles.

        Roles are those of the likest example; without one, those the clause is addressed to.
        """
        examples = self._examples.get(topic.key, ())
        nearest, likeness = self._nearest(clause, examples)
        verdict = _verdict(topic, clause, bool(conditions), examples, nearest if likeness >= ALIKE else None)
        return TopicRule(
            topic=topic.key,
            roles=nearest.rule.roles if nearest else clause.addressees,
            verdict=verdict,
            conditions=tuple(c.key for c in conditions) if verdict is Verdict.JA_MITS else (),
            proposed=True,
        )

    def _nearest(self, clause: Clause, examples: Sequence[Example]) -> tuple[Example | None, float]:
        if not examples:
            return None, 0.0
        quotes = [example.rule.quote or example.clause.text for example in examples]
        likeness = self._likeness.in_letters([clause.text], quotes)[0]
        return examples[int(likeness.argmax())], float(likeness.max())


def _by_topic(reviewed: Sequence[Protocol]) -> Mapping[str, Sequence[Example]]:
    examples: dict[str, list[Example]] = {}
    for example in _examples(reviewed):
        examples.setdefault(example.rule.topic, []).append(example)
    return examples


def _examples(reviewed: Sequence[Protocol]) -> Iterator[Example]:
    for protocol in reviewed:
        for clause in protocol.clauses:
            yield from (Example(clause, rule) for rule in clause.topics)


def _verdict(
    topic: Topic, clause: Clause, has_exception: bool, examples: Sequence[Example], alike: Example | None
) -> Verdict:
    """The verdict of an example in like words, of the same norm; else what the clause's own words do.

    A clause that neither forbids, permits nor discourages only informs.
    """
    norm = norm_of(clause.text)
    if alike and _shape(alike.clause) == (norm, has_exception):
        return alike.rule.verdict
    if examples and all(example.rule.verdict is Verdict.INFO for example in examples):
        return Verdict.INFO
    if topic.factual and alike:
        return alike.rule.verdict
    return verdict_of(norm, has_exception) if norm in RULING else Verdict.INFO


def _shape(clause: Clause) -> tuple[Norm, bool]:
    """What decides the verdict in a clause's words: two clauses may be alike but for a "niet"."""
    return norm_of(clause.text), bool(exceptions_of(clause.text))
