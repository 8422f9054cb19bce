"""What a clause says on a topic it settles: whose conduct it governs, with which verdict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.clause import Clause, Condition, TopicRule, verdict_of
from knowledge.proposals.evidence import parts_of
from knowledge.proposals.exceptions import exceptions_of
from knowledge.proposals.likeness import Likeness
from knowledge.proposals.wording import norm_of
from knowledge.protocol import Protocol
from knowledge.topics import Topic
from knowledge.vocabulary import Norm, Verdict

ALIKE = 0.5
"""A clause at least this much like an example (cosine over stems) says what the example says."""
RULING = (Norm.VERBOD, Norm.TOESTEMMING, Norm.ONTRADEN)


@dataclass(frozen=True, slots=True)
class Example:
    """A rule that a person reviewed, and the clause it stands in."""

    clause: Clause
    rule: TopicRule

    @property
    def quote(self) -> str:
        """The words that settle the topic."""
        return self.rule.quote or self.clause.text


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
        norm = self._norm(topic, clause, examples)
        alike = nearest if likeness >= ALIKE else None
        verdict = _verdict(topic, norm, bool(conditions), examples, alike)
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
        likeness = self._likeness.in_words([clause.text], [example.quote for example in examples])[0]
        return examples[int(likeness.argmax())], float(likeness.max())

    def _norm(self, topic: Topic, clause: Clause, examples: Sequence[Example]) -> Norm:
        """The norm of the sentence that is most about the topic; of the whole clause when it has none."""
        whole, *sentences = parts_of(clause.text)
        if not sentences:
            return norm_of(whole)
        about = [f"{topic.title}. {topic.description}", *(example.quote for example in examples)]
        most = int(self._likeness.in_words(sentences, about).max(axis=1).argmax())
        of_sentence = norm_of(sentences[most])
        return of_sentence if of_sentence in RULING else norm_of(whole)


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
    topic: Topic, norm: Norm, has_exception: bool, examples: Sequence[Example], alike: Example | None
) -> Verdict:
    """The verdict of an example in like words and of the same norm; else what the clause's own words do.

    A clause that neither forbids, permits nor discourages only informs. On a topic that asks how things are,
    words that forbid or permit say nothing: there it needs several examples, and all must agree.
    """
    agreed = {example.rule.verdict for example in examples}
    if alike and (norm_of(alike.clause.text), bool(exceptions_of(alike.clause.text))) == (
        norm,
        has_exception,
    ):
        return alike.rule.verdict
    if agreed == {Verdict.INFO} or (topic.factual and len(agreed) == 1 < len(examples)):
        return next(iter(agreed))
    if topic.factual or norm not in RULING:
        return Verdict.INFO
    return verdict_of(norm, has_exception)
