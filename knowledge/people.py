"""Whose conduct a question is about: the person who would do the thing, who need not be the one who asks.

"Mag de juf mij toevoegen?" asked by a parent is ruled by the rule for staff. The subject of a Dutch question
stands right behind its verb ("mag de juf …", "moeten ouders …"), so that is where this module looks first.
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
class Conduct:
    """Whose conduct a question may be about, the likeliest first.

    `by_asker` says that the asker asks what he or she may do ("mag ik …"): with the asker's role unknown, the
    answer may hang on it.
    """

    roles: tuple[Role, ...]
    by_asker: bool


def conduct_of(text: str, asker: Role | None) -> Conduct:
    """Whose conduct the question `text` is about when somebody in the role `asker` asks it."""
    everyone = tuple(Role)
    subjects = _in_order_of_place(SUBJECT, text)
    first_person = FIRST_PERSON_SUBJECT.search(text)
    if subjects and not first_person:
        return Conduct(subjects, by_asker=False)
    if first_person:
        return Conduct((asker,) if asker else everyone, by_asker=True)
    if FIRST_PERSON.search(text) and not _in_order_of_place(MENTION, text):
        return Conduct((asker,) if asker else everyone, by_asker=True)
    others = tuple(role for role in (*_in_order_of_place(MENTION, text), *everyone) if role is not asker)
    return Conduct(tuple(dict.fromkeys(((asker,) if asker else ()) + others)), by_asker=asker is None)


def _in_order_of_place(patterns: dict[Role, re.Pattern[str]], text: str) -> tuple[Role, ...]:
    found = {role: match.start() for role, pattern in patterns.items() if (match := pattern.search(text))}
    return tuple(sorted(found, key=found.__getitem__))
