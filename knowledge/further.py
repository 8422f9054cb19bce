"""What stands behind a rule: why there is one, what follows when it is broken, and whom to ask."""

from collections.abc import Iterator

from knowledge.follow_ups import FollowUps
from knowledge.form import Form
from knowledge.protocol import Protocol, ProtocolContact
from knowledge.question import Question
from knowledge.ruling import CitedClause
from knowledge.vocabulary import Kind, Role

MOST_REASONS = 3
"""At most so many clauses say why."""


def reasons_for(topic: str | None, protocol: Protocol, follow_ups: FollowUps) -> tuple[CitedClause, ...]:
    """The clauses of `protocol` that say why there is a rule on this very topic."""
    return tuple(_first_clauses(follow_ups.why(topic), protocol))[:MOST_REASONS]


def purposes_of(protocol: Protocol, follow_ups: FollowUps) -> tuple[CitedClause, ...]:
    """The clauses of `protocol` that say why it has rules at all."""
    return tuple(_first_clauses(follow_ups.reasons, protocol))[:MOST_REASONS]


def consequence_question(school: str, role: Role, follow_ups: FollowUps) -> Question:
    """What happens to somebody in this role who breaks a rule, as a question to the advisor."""
    topic = follow_ups.consequences[role]
    return Question("Wat gebeurt er dan?", school, role, topic=topic, form=Form.WAT_ALS)


def contacts_for(asker: Role | None, protocol: Protocol) -> tuple[ProtocolContact, ...]:
    """Whom the protocol itself tells this person to ask; not where misconduct is reported."""
    return tuple(contact for contact in protocol.contacts if _is_for(contact, protocol, asker))


def _is_for(contact: ProtocolContact, protocol: Protocol, asker: Role | None) -> bool:
    clause = protocol.clause(contact.clause)
    concerned = asker in clause.addressees if asker else clause.addressees == frozenset(Role)
    return concerned and clause.kind is not Kind.SANCTION


def _first_clauses(topics: tuple[str, ...], protocol: Protocol) -> Iterator[CitedClause]:
    """Of each topic the clause that settles it, each clause once."""
    seen: set[str] = set()
    for topic in topics:
        rules = sorted(protocol.rules_on(topic), key=lambda entry: entry[1].supporting)
        for clause, rule in rules[:1]:
            if clause.key not in seen:
                seen.add(clause.key)
                yield CitedClause(clause, rule.quote or clause.text)
