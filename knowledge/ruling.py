"""A ruling: what the protocol of one school says on one question, and where it says so."""

from dataclasses import dataclass
from typing import Self

from knowledge.clause import EVERYBODY, Clause, Condition
from knowledge.form import Form
from knowledge.protocol import Protocol
from knowledge.rules import Rules
from knowledge.topics import Topic
from knowledge.vocabulary import Role, Verdict

MOST_CITED = 3
"""At most this many clauses are cited in one ruling."""


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A clause a ruling rests on.

    `quote` is the whole clause or the verbatim part of it that settles the question.
    """

    clause: Clause
    quote: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """The outcome for one question.

    With `Verdict.NIET_GEREGELD` there are no `clauses`, and `nearest` may hold the clause that comes
    closest, which is not a rule on the question. `governs` is whose conduct the clauses bind: it may differ
    from the asker (a parent who asks what the teacher may do); with silence it is for whom there is a rule
    on the topic, though not for the asker. `form` is the form of the question. `role_needed` says that the
    answer differs by role and that no role is known. `conditions` are the exceptions that would change the
    verdict; `condition_met` says that it has been settled whether the first of them holds. `readings` are the
    two or three topics the question may be about when it is not clear which: then it is not ruled on, and the
    verdict is `Verdict.NIET_GEREGELD` only until one of them is chosen. `confidence` is a probability between
    0 and 1.
    """

    verdict: Verdict
    protocol: Protocol
    clauses: tuple[CitedClause, ...] = ()
    nearest: CitedClause | None = None
    governs: Role | None = None
    topic: Topic | None = None
    form: Form = Form.ANDERS
    conditions: tuple[Condition, ...] = ()
    confidence: float = 0.0
    role_needed: bool = False
    readings: tuple[Topic, ...] = ()
    condition_met: bool | None = None

    @classmethod
    def by(
        cls, rules: Rules, role: Role, protocol: Protocol, topic: Topic, form: Form, confidence: float
    ) -> Self:
        """What `rules` (knowledge.rules.rules_for) settle about the conduct of people in `role`."""
        clause, rule = rules[0]
        return cls(
            verdict=rule.verdict,
            protocol=protocol,
            clauses=cited(rules),
            governs=None if rule.roles == EVERYBODY else role,
            topic=topic,
            form=form,
            conditions=tuple(
                condition for condition in clause.conditions if condition.key in rule.conditions
            ),
            confidence=confidence,
        )

    @property
    def unreviewed(self) -> bool:
        """Whether it rests on what a program proposed and no person has confirmed.

        A silence does when any clause of the protocol awaits review: the rule may be in there.
        """
        if not self.clauses:
            return self.protocol.awaits_review
        return any(
            rule.proposed
            for cited in self.clauses
            for rule in cited.clause.topics
            if self.topic is None or rule.topic == self.topic.key
        )


def cited(rules: Rules) -> tuple[CitedClause, ...]:
    """The clauses of `rules` as they are cited, no more than `MOST_CITED`."""
    return tuple(CitedClause(clause, rule.quote or clause.text) for clause, rule in rules[:MOST_CITED])
