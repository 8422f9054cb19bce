"""Whether a message asks how it is for people in another role than the writer's: "en voor ouders?"."""

import re

from knowledge.leaning import opens
from knowledge.people import MENTION
from knowledge.words import words_of

OTHERS = re.compile(r"\b(?:voor|als|geldt\b.*|mogen|mag|bij)\s+(?:de |een |andere )*$")


def names_others(text: str) -> bool:
    """Whether the message asks how it is for people in a role: "en voor ouders?", "mogen leerlingen dat
    wel?".
    """
    folded = " ".join(words_of(text))
    if not (opens(text) or folded.startswith(("geldt", "mogen", "mag", "hoe zit", "voor", "ook"))):
        return False
    return any(
        OTHERS.search(folded[: match.start()])
        or folded[: match.start()].strip() in {"en", "en de", "maar", "en een"}
        for pattern in MENTION.values()
        for match in pattern.finditer(folded)
    ) and not re.search(r"\b(?:ik|mijn|mn)\b", folded)


def role_words(text: str) -> tuple[str, ...]:
    folded = " ".join(words_of(text))
    return tuple(
        word
        for pattern in MENTION.values()
        for match in pattern.finditer(folded)
        for word in match[0].split()
    )
