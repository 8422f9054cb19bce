"""What each school says on one topic, side by side, and what one school rules on it."""

from dataclasses import dataclass

from knowledge.candidates import Rules, decisive_first, only_role, rules_for
from knowledge.form import Form
from knowledge.library import Library
from knowledge.ruling import CitedClause, Ruling
from knowledge.vocabulary import Actor, Role, Verdict

MOST_CITED = 3
"""At most this many clauses are cited in one ruling."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One school's verdict on a topic for one role, with the clauses it rests on (none when the school is
    silent).
    """

    school: str
    organisation: str
    verdict: Verdict
    clauses: tuple[CitedClause, ...]


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
        comparisons.append(Comparison(protocol.school, protocol.organisation, verdict, clauses))
    return tuple(comparisons)


def ruling_on(library: Library, school: str, topic: str, actor: Actor, asker: Role) -> Ruling:
    """What the protocol of `school` rules on a topic that is known, about the conduct of `actor`.

    The conduct of the school itself is ruled by what binds the asker, else by what binds anybody. Without a
    rule the ruling is silence, with the rule for others on the same topic beside it when there is one.
    Raises `UnknownSchool` and `UnknownTopic`.
    """
    protocol, about = library[school], library.topics[topic]
    on_topic = list(protocol.rules_on(topic))
    wanted = (actor.role,) if actor.role else (asker, *(role for role in Role if role is not asker))
    for role in wanted:
        if not (rules := rules_for(role, on_topic)):
            continue
        clause, rule = rules[0]
        return Ruling(
            verdict=rule.verdict,
            protocol=protocol,
            clauses=_cited(rules),
            governs=None if rule.roles == frozenset(Role) else role,
            topic=about,
            form=Form.MAG,
            conditions=tuple(c for c in clause.conditions if c.key in rule.conditions),
            confidence=1.0,
        )
    for_others = decisive_first(on_topic)
    return Ruling(
        Verdict.NIET_GEREGELD,
        protocol,
        nearest=_cited(for_others)[0] if for_others else None,
        governs=only_role(for_others[0][1]) if for_others and actor.role is asker else None,
        topic=about,
        form=Form.MAG,
        confidence=1.0,
    )


def _cited(rules: Rules) -> tuple[CitedClause, ...]:
    return tuple(CitedClause(clause, rule.quote or clause.text) for clause, rule in rules[:MOST_CITED])
