"""Who stands where in a question.

The subject of a Dutch question stands right behind its verb ("mag de juf …", "moeten ouders …").
"""

import re
from dataclasses import dataclass

from knowledge.vocabulary import Role

NOUNS: dict[Role, str] = {
    Role.MEDEWERKER: (
        r"juf(?:fen|fie|frouw)?|meester|meesters|leraar|leraren|lerares|leraressen|leerkracht(?:en)?|docent(?:e|en)?|mentor(?:en)?|directeur|"
        r"directrice|rector|schoolleider|teamleider|stagiair(?:e|s)?|conciërge|concierge|collega'?s?|personeel|personeelsleden|medewerkers?|"
        r"onderwijsassistent(?:e|en)?|invaller|ib'?er|gymleraar|gymjuf|leidinggevenden?"
    ),
    Role.LEERLING: (
        r"leerling(?:en)?|kind(?:eren|je|jes)?|zoon(?:tje)?|dochter(?:tje)?|klasgeno(?:ot|ten)|brugklassers?|jongere|jongeren|pubers?|"
        r"scholier(?:en)?|kleuters?|nichtje|neefje|zusje|broertje|jongste|oudste"
    ),
    Role.OUDER: r"ouders?|moeders?|vaders?|mama|papa|verzorgers?|opa|oma|opa's|oma's|mam|pap",
}
VERB = (
    r"(?:mag|mogen|moet|moeten|kan|kunnen|zal|zou|zouden|hoort|horen|dient|dienen|wil|willen|is|zijn|"
    r"wordt|worden|heeft|hebben|krijgt|krijgen)"
)
BETWEEN = (
    r"(?:(?:de|het|een|mijn|mn|m'n|onze|ons|haar|zijn|hun|die|dat|deze|alle|zo'n|sommige|andere|nieuwe|jonge|\w+e)"
    r"\s+){0,3}"
)

FIRST_PERSON_SUBJECT = re.compile(
    rf"\b{VERB}\s+(?:ik|we|wij|k|'k)\b|\b(?:ik|we|wij|'k|k)\s+{VERB}\b|\bmagk\b|\bkank\b|\bmoetk\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:ik|we|wij|kheb|kwil|mij|me)\b|'k\b", re.IGNORECASE)
SUBJECT = {
    role: re.compile(rf"\b{VERB}\s+{BETWEEN}(?:{nouns})\b", re.IGNORECASE) for role, nouns in NOUNS.items()
}
MENTION = {role: re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE) for role, nouns in NOUNS.items()}


@dataclass(frozen=True, slots=True)
class Persons:
    """Who stands where in a message.

    `subjects` are the roles that stand as subject of a verb ("mag de juf …"), `mentioned` all that are named,
    both in the order of their places. `asker_is_subject` says that the writer is a subject ("mag ik …"),
    `asker_is_mentioned` that the writer speaks of himself or herself at all.
    """

    subjects: tuple[Role, ...]
    mentioned: tuple[Role, ...]
    asker_is_subject: bool
    asker_is_mentioned: bool


def persons_in(text: str) -> Persons:
    """The persons in `text`."""
    return Persons(
        subjects=_in_order_of_place(SUBJECT, text),
        mentioned=_in_order_of_place(MENTION, text),
        asker_is_subject=FIRST_PERSON_SUBJECT.search(text) is not None,
        asker_is_mentioned=FIRST_PERSON.search(text) is not None,
    )


def _in_order_of_place(patterns: dict[Role, re.Pattern[str]], text: str) -> tuple[Role, ...]:
    found = {role: match.start() for role, pattern in patterns.items() if (match := pattern.search(text))}
    return tuple(sorted(found, key=found.__getitem__))
