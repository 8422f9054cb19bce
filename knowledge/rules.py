"""The rules of a protocol on a topic: which of them govern whom, and which decides."""

from collections.abc import Sequence

from knowledge.clause import Clause, TopicRule
from knowledge.vocabulary import Role

Rules = Sequence[tuple[Clause, TopicRule]]


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
