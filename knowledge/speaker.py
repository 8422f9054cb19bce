"""In what role a person speaks, from what the message says about the speaker.

"Als stagiair mag ik" and "mijn dochter" tell it; "vrienden worden met een leerling" does not. A statement
about oneself is explicit; "mijn leerlingen" only implies a role, and counts for less.
"""

import re
from dataclasses import dataclass
from itertools import chain

from knowledge.people import NOUNS
from knowledge.vocabulary import Role
from knowledge.words import fold, words_of

MORE_NOUNS: dict[Role, str] = {
    Role.MEDEWERKER: (
        r"invalkracht|stagelop(?:er|ster)|intern begeleider|zij-?instromer|onderwijzer(?:es)?|bestuurder|"
        r"werknemer|vrijwilliger"
    ),
    Role.LEERLING: r"scholiere|bovenbouwer|onderbouwer",
    Role.OUDER: r"voogd|pleegouder|grootouder|stiefouder|stiefmoeder|stiefvader",
}
ROLE_NOUN = {role: rf"\w*(?:{NOUNS[role]}|{MORE_NOUNS[role]})" for role in Role}

MY = r"(?:mijn|mn|m n|me)"
OUR = r"(?:mijn|mn|m n|me|onze|ons)"
DESCRIBED = (
    r"(?:(?:een|de|zelf|ook|hier|nu|net|pas|eigenlijk|gewoon|namelijk|nieuw|werkzaam als|\w+e)\s+){0,3}"
)
MODAL = (
    r"(?:mag|kan|moet|wil|heb|ben|zou|hoor|word|krijg|doe|plaats|deel|"
    r"mogen|kunnen|moeten|willen|hebben|zouden|horen)"
)
CLAIMS = (
    rf"\b(?:ik ben|ben ik|ikben|wij zijn|we zijn)\s+{DESCRIBED}(?:NOUN)\b",
    rf"\b(?:ik werk|we werken|ik zit hier|ik vraag (?:dit|het))\s+(?:\w+\s+)?als\s+{DESCRIBED}(?:NOUN)\b",
    rf"\bals\s+{DESCRIBED}(?:NOUN)\s+(?:\w+\s+){{0,4}}?{MODAL}\s+(?:ik|k|we|wij)\b",
    rf"\b(?:ik|k|magik|we|wij)\s+(?:\w+\s+){{0,2}}?als\s+{DESCRIBED}(?:NOUN)\b",
    r"\bals\s+(?:een\s+)?(?:NOUN)\s+zijnde\b",
)
HINTS: dict[Role, str] = {
    Role.OUDER: (
        rf"\b{OUR}\s+(?:eigen\s+|\w+e\s+)?(?:zoon|dochter|kind|zoontje|dochtertje|kleinkind|kleinzoon|kleindochter|puber|puberdochter|jongste|oudste|"
        r"tweeling|kids|kinderen|kindje|jongens)\b"
    ),
    Role.MEDEWERKER: (
        rf"\b{MY}\s+(?:\w+e\s+)?(?:leerlingen|leerling|mentorleerling(?:en)?|mentorklas|stagiaire?s?|collegas?|leidinggevende|brugklassers|"
        r"kleuters)\b|\bik\s+(?:geef\s+(?:\w+\s+)?les|sta\s+voor\s+(?:de\s+klas|groep)|loop\s+stage)\b|"
        r"\bik\s+werk\s+(?:op|bij|in|voor)\s+(?:een|de|het|jullie|deze|onze)?\s*\w*(?:school|onderwijs|groep|onderbouw|bovenbouw)\b"
    ),
    Role.LEERLING: (
        rf"\b{MY}\s+(?:\w+e\s+)?(?:juf|meester|\w*lera(?:ar|res|ren)|\w*docente?n?|mentor|klasgeno(?:ot|te|ten)|ouders|mama|papa|mam|pap)\b|"
        r"\bik\s+zit\s+in\s+(?:groep|klas|de\s+(?:klas|brugklas|eerste|tweede|derde|vierde|vijfde|zesde)|\d\s?\w*|havo|vwo|vmbo|mavo)\b"
    ),
}
BESIDE_A_BARE_NOUN = frozenset(
    [
        "een",
        "de",
        "het",
        "ik",
        "ben",
        "als",
        "voor",
        "van",
        "en",
        "nou",
        "ja",
        "nee",
        "gewoon",
        "dus",
        "op",
        "school",
        "hier",
        "zelf",
        "oh",
        "sorry",
        "bedoel",
        "n",
        "groep",
        "kind",
        "hoi",
        "bij",
        "of",
    ]
)

WORKS = re.compile(
    r"\b(?:ik|wij|we) (?:werk|werken|geef les|geven les) (?:nu |al |hier )?(?:bij|op|in|aan|voor)\b"
)

EXPLICIT = {
    role: tuple(re.compile(claim.replace("NOUN", noun)) for claim in CLAIMS)
    for role, noun in ROLE_NOUN.items()
}
IMPLIED = {role: re.compile(hint) for role, hint in HINTS.items()}
BARE = {role: re.compile(rf"\b(?:{noun})\b") for role, noun in ROLE_NOUN.items()}


@dataclass(frozen=True, slots=True)
class Speaker:
    """In what role the writer of a message speaks; `beside` holds the words that do not say so."""

    role: Role | None = None
    explicit: bool = False
    beside: tuple[str, ...] = ()


def speaker_of(text: str, *, at_a_school: bool = False) -> Speaker:
    """The role in which the writer of `text` speaks; `at_a_school` says that it names a school of ours, so
    that whoever works there is staff.

    No role when nothing says so, or when two roles are equally likely.
    """
    folded = fold(text)
    claimed = {
        role: match for role, patterns in EXPLICIT.items() if (match := _first_match(patterns, folded))
    }
    if claimed:
        return _only_one(claimed, folded, explicit=True)
    named = {role: match for role, pattern in BARE.items() if (match := pattern.search(folded))}
    if len(named) == 1 and BESIDE_A_BARE_NOUN.issuperset(_beside(next(iter(named.values())), folded)):
        return _only_one(named, folded, explicit=True)
    if at_a_school and (works := WORKS.search(folded)):
        return _only_one({Role.MEDEWERKER: works}, folded, explicit=True)
    implied = {role: match for role, pattern in IMPLIED.items() if (match := pattern.search(folded))}
    return _only_one(implied, folded, explicit=False)


def role_told(text: str) -> Speaker:
    """The role of somebody who was asked for it and answers `text` ("juf van groep 5"); nobody's when the
    answer names none, or several.
    """
    folded = fold(text)
    named = [role for role, pattern in BARE.items() if pattern.search(folded)]
    return Speaker(named[0], explicit=True) if len(named) == 1 else Speaker()


def _first_match(patterns: tuple[re.Pattern[str], ...], folded: str) -> re.Match[str] | None:
    return next(chain.from_iterable(pattern.finditer(folded) for pattern in patterns), None)


def _only_one(matches: dict[Role, re.Match[str]], folded: str, *, explicit: bool) -> Speaker:
    if len(matches) != 1:
        return Speaker()
    ((role, match),) = matches.items()
    return Speaker(role, explicit, _beside(match, folded))


def _beside(match: re.Match[str], folded: str) -> tuple[str, ...]:
    return words_of(folded[: match.start()]) + words_of(folded[match.end() :])
