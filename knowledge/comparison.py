"""What each school says on one topic, side by side, and what one school rules on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.form import Form
from knowledge.leaning import content_of
from knowledge.library import Library
from knowledge.rules import decisive_first, only_role, rules_for
from knowledge.ruling import CitedClause, Ruling, cited
from knowledge.vocabulary import Actor, Role, Verdict
from knowledge.words import words_of

COMPARING_WORDS = frozenset(
    words_of(
        """
        anders anderen besturen
        geef hetzelfde lijstje maak naast overal overzicht protocollen regelen regelt rest rij
        schol scholen school soepel soepeler stichtingen streng strenger strengst strengste toestaan verbieden
        vergelijk vergelijken verschil verschillen verschilt versus vijf vs zet
        """
    )
)
"""Words that compare, and say nothing of what is compared."""


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
        rules = rules_for(role, list(protocol.rules_on(topic)))
        verdict = rules[0][1].verdict if rules else Verdict.NIET_GEREGELD
        clauses = cited(rules)
        unreviewed = any(rule.proposed for _, rule in rules) if rules else protocol.awaits_review
        comparisons.append(Comparison(protocol.school, protocol.organisation, verdict, clauses, unreviewed))
    return tuple(comparisons)


def subject_of(text: str, names: Iterable[str]) -> str:
    """What is compared, in the words of `text`, without names of schools and words that compare."""
    return " ".join(content_of(text, (*names, *COMPARING_WORDS)))


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
        if rules := rules_for(role, on_topic):
            return Ruling.by(rules, role, protocol, about, Form.MAG, confidence=1.0)
    for_others = decisive_first(on_topic)
    return Ruling(
        Verdict.NIET_GEREGELD,
        protocol,
        nearest=cited(for_others)[0] if for_others else None,
        governs=only_role(for_others[0][1]) if for_others and actor.role is asker else None,
        topic=about,
        form=Form.MAG,
        confidence=1.0,
    )
