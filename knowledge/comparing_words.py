"""How people ask for schools side by side."""

import re

from knowledge.words import fold

ALL_SCHOOLS = re.compile(
    r"\b(?:welke|alle|andere|overige|elke|iedere|de rest van de|verschillende)\s+(?:\w+\s+)?"
    r"(?:scholen|protocollen|\w*besturen|stichtingen)\b|\bwelke school\b|\bop elke school\b|\bper school\b"
    r"|\boveral\b|\b(?:bij|en|van) de (?:rest|anderen)\b|\bandere vier\b"
)
VERSUS = re.compile(r"\b(?:verschil\w*|vergelijk\w*|versus|vs|strenger|soepeler|naast elkaar|op een rij)\b")
STRICTEST = re.compile(r"\b(?:streng|soepel)(?:er|st|ste)\b")


def means_all(text: str) -> bool:
    """Whether `text` speaks of all schools, or of the others: "bij welke scholen", "overal"."""
    return bool(ALL_SCHOOLS.search(fold(text)))


def compares_two(text: str) -> bool:
    """Whether `text` holds schools against one another: "verschil", "vergelijk"."""
    return bool(VERSUS.search(fold(text)))


def ranks(text: str) -> bool:
    """Whether `text` asks which is the strictest."""
    return bool(STRICTEST.search(fold(text)))
