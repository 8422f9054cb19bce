"""What each school says on one topic, side by side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.follow_ups import FollowUps
from knowledge.leaning import content_of
from knowledge.library import Library
from knowledge.questions import NO_TOPIC
from knowledge.ruling import CitedClause
from knowledge.vocabulary import Role, Verdict
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
CLEAR = 0.5
"""A topic with at least this probability is what a comparison is about."""


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


def subject_of(text: str, names: Iterable[str]) -> str:
    """What is compared, in the words of `text`, without names of schools and words that compare."""
    return " ".join(content_of(text, (*names, *COMPARING_WORDS)))


def topic_to_compare(
    subject: str, follow_ups: FollowUps, ranked: Callable[[str], Sequence[tuple[str, float]]]
) -> str | None:
    """The topic of a comparison; None when `subject` says none."""
    if not subject:
        return None
    if named := follow_ups.topics_of(subject):
        return named[0]
    topic, probability = ranked(subject)[0]
    return topic if topic != NO_TOPIC and probability >= CLEAR else None
