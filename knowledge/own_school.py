"""“Bij ons”: the writer's own school, which need not be the school that was asked about last."""

import re
from collections.abc import Iterable

from knowledge.comparing_words import compares_two
from knowledge.mentions import FILLERS, SchoolMention
from knowledge.words import fold, words_of

OURS = re.compile(r"\b(?:bij|op|van|voor|in) (?:ons|(?:onze|mijn|mn|me) (?:eigen )?(?:basis)?school)\b")
BELONGS = re.compile(
    r"\b(?:ik|we|wij|zoon|dochter|kind|kinderen) (?:\w+ )?(?:zit|zitten|werk|werken|geef|gaat|ga|gaan)\b"
    r"|\b(?:onze|mijn|mn) school (?:is|heet|hoort)\b"
)


def speaks_of_own_school(text: str) -> bool:
    """Whether `text` speaks of the writer's school without its name: "en bij ons?"."""
    return bool(OURS.search(fold(text)))


def says_to_belong(text: str) -> bool:
    """Whether the school that `text` names is the writer's own: "ik zit op de Pontonnier"."""
    return bool(BELONGS.search(fold(text)))


def with_own_school(mention: SchoolMention, text: str, own: str | None, *, away: bool) -> SchoolMention:
    """What `text` names when "bij ons" stands for the school `own`; as it was when it does not say that.

    Beside another school it is compared with that one, if the words compare. By itself it says something only
    when the last answer was about another school (`away`).
    """
    if own is None or own in mention.candidates or not speaks_of_own_school(text):
        return mention
    if mention.candidates:
        return (
            SchoolMention(candidates=_sorted((own, *mention.candidates))) if compares_two(text) else mention
        )
    if not away:
        return mention
    return SchoolMention(own, (own,), alone=FILLERS.issuperset(words_of(text)))


def _sorted(schools: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(schools)))
