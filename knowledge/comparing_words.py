"""How people ask for schools side by side."""

import re

from knowledge.words import fold

ALL_SCHOOLS = re.compile(
    r"\b(?:welke|alle|andere|overige|elke|iedere|de rest van de|verschillende)\s+(?:van de\s+)?(?:\w+\s+)?"
    r"(?:scholen|protocollen|\w*besturen|stichtingen)\b|\bwelke school\b|\bop elke school\b|\bper school\b"
    r"|\boveral\b|\balle (?:vijf|5)\b|\b(?:bij|en|van) de (?:rest|anderen)\b|\bandere vier\b"
)
EACH_SCHOOL = re.compile(
    r"\b(?:bij|op|van|in) welke (?:van de )?(?:\w+ )?(?:scholen|besturen|stichtingen)\b|\balle (?:vijf|5)\b"
    r"|\bde (?:vijf|5) (?:scholen|besturen|protocollen)\b|\bandere vier\b"
)
VERSUS = re.compile(
    r"\b(?:verschil\w*|vergelijk\w*|versus|vs|anders dan|strenger|soepeler|naast elkaar|op een rij)\b"
)
SCHOOLS = re.compile(r"\bscho(?:ol|len)\b|\bergens\b|\bwaar\b|\belders\b|\bandere[n]?\b|\bbestu(?:ur|ren)\b")
STRICTEST = re.compile(r"\b(?:streng|soepel)(?:er|st|ste)\b")


def means_all(text: str) -> bool:
    """Whether `text` speaks of all schools, or of the others: "alle scholen", "overal".

    Without an answer before it that may be a question on one protocol: "geldt dit voor alle scholen?".
    """
    return bool(ALL_SCHOOLS.search(fold(text)))


def asks_each(text: str) -> bool:
    """Whether `text` can only mean every school there is: "bij welke scholen", "alle vijf"."""
    return bool(EACH_SCHOOL.search(fold(text)))


def compares_two(text: str) -> bool:
    """Whether `text` holds schools against one another: "verschil", "vergelijk"."""
    return bool(VERSUS.search(fold(text)))


def speaks_of_schools(text: str) -> bool:
    """Whether `text` speaks of schools or of somewhere else at all: without that nothing is compared."""
    return bool(SCHOOLS.search(fold(text))) or means_all(text) or compares_two(text) or ranks(text)


def ranks(text: str) -> bool:
    """Whether `text` asks which is the strictest."""
    return bool(STRICTEST.search(fold(text)))
