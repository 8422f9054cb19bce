"""What words alone say of a clause: its norm by its text; its kind, and for whom it is, by its heading."""

import re
from collections.abc import Sequence

from knowledge.clause import EVERYBODY, Roles
from knowledge.vocabulary import Kind, Norm, Role

NORMS: Sequence[tuple[Norm, re.Pattern[str]]] = tuple(
    (norm, re.compile(words, re.IGNORECASE))
    for norm, words in (
        (
            Norm.VERBOD,
            r"\b(?:niet (?:toegestaan|geoorloofd)|verboden|nooit|onder geen (?:beding|voorwaarde)|word geen|"
            r"(?:mag|mogen) (?:\S+ ){0,6}?(?:niet|geen)|gaa?[nt]? (?:\w+ ){0,3}?niet|"
            r"(?:plaats\w*|deel|delen|stuur|sturen|gebruik\w*|maakt?|maken|publice\w+) "
            r"(?:\S+ ){0,3}?(?:niet|geen|alleen))\b",
        ),
        (
            Norm.ONTRADEN,
            r"\b(?:afgeraden|ontraden|raden wij? (?:\w+ )?af|(?:zeer |erg )?terughoudend|liever niet)\b",
        ),
        (Norm.TOESTEMMING, r"\b(?:(?<!niet )toegestaan|mag|mogen|(?:is|staat) vrij om)\b"),
        (
            Norm.GEBOD,
            r"\b(?:dient|dienen|dienst|moet|moeten|verplicht|zorg(?:t|en)?|houdt?|wees|weet|vraagt|"
            r"neemt .{0,60}contact|zoek(?:t|en)? .{0,30}contact|maa?k(?:en|t)? .{0,30}duidelijk|"
            r"benoem(?:t|en)?|meldt?|bewaakt|verwachten wij)\b",
        ),
    )
)
KINDS: Sequence[tuple[Kind, re.Pattern[str]]] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (Kind.SANCTION, r"\b(?:sancties?|gevolgen|maatregel(?:en)?|overtreding(?:en)?)\b"),
        (Kind.SCOPE, r"\b(?:doelgroep|reikwijdte|voor wie)\b"),
        (Kind.PRINCIPLE, r"\buitgangspunt(?:en)?\b"),
        (Kind.DEFINITION, r"\b(?:definities?|begrippen|begripsbepaling(?:en)?)\b"),
        (Kind.BACKGROUND, r"\b(?:inleiding|visie|aanleiding|achtergrond|vaststelling|over dit document)\b"),
    )
)
PEOPLE: Sequence[tuple[Role, re.Pattern[str]]] = tuple(
    (role, re.compile(words, re.IGNORECASE))
    for role, words in (
        (Role.MEDEWERKER, r"\b(?:medewerkers?|personeel\w*|leraren|leerkrachten|docenten|team)\b"),
        (Role.LEERLING, r"\b(?:leerling(?:en)?|studenten|kinderen)\b"),
        (Role.OUDER, r"\b(?:ouders?|verzorgers?)\b"),
    )
)


def norm_of(text: str) -> Norm:
    """What the words of a clause do with conduct: its first norm word decides ("niet toegestaan … moet")."""
    found = [(match.start(), norm) for norm, words in NORMS if (match := words.search(text))]
    return min(found, key=lambda entry: entry[0])[1] if found else Norm.MEDEDELING


def kind_of(heading: str) -> Kind:
    """What the clauses of a section are, by its heading."""
    return next((kind for kind, words in KINDS if words.search(heading)), Kind.RULE)


def audience_of(heading: str) -> Roles:
    """For whom a section is, by the people its heading names; when it names nobody, for everybody."""
    return frozenset(role for role, words in PEOPLE if words.search(heading)) or EVERYBODY
