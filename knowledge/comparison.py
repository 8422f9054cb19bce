"""What each school says on one topic, side by side."""

from dataclasses import dataclass

from knowledge.library import Library
from knowledge.ruling import CitedClause
from knowledge.vocabulary import Role, Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """One school's verdict on a topic for one role, with the clauses it rests on (none when the school is
    silent).

    `unreviewed` says that no person has confirmed it: it rests on a proposal, or it is the silence of a
    protocol of which a clause awaits review.
    """

    school: str
    organisation: str
    verdict: Verdict
    clauses: tuple[CitedClause, ...]
    unreviewed: bool


def compare(library: Library, topic: str, role: Role) -> tuple[Comparison, ...]:
    """One comparison for each school, in the order of the library.

    Raises `UnknownTopic` for a topic that does not exist.
    """
    _ = library.topics[topic]
    comparisons = []
    for protocol in library:
        rules = sorted(
            ((clause, rule) for clause, rule in protocol.rules_on(topic) if role in rule.roles),
            key=lambda entry: entry[1].supporting,
        )
        verdict = rules[0][1].verdict if rules else Verdict.NIET_GEREGELD
        clauses = tuple(CitedClause(clause, rule.quote or clause.text) for clause, rule in rules)
        unreviewed = any(rule.proposed for _, rule in rules) if rules else protocol.awaits_review
        comparisons.append(Comparison(protocol.school, protocol.organisation, verdict, clauses, unreviewed))
    return tuple(comparisons)
