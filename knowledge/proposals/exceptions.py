"""The exception or proviso in a clause, and the yes/no question it raises.

The question is made by fixed patterns of the clause's own words; where none fits, it asks whether those words
hold. It is never taken over from another school: that would ask for what this clause does not.
"""

import re
from collections.abc import Iterable, Sequence

from knowledge.clause import Condition
from knowledge.vocabulary import Verdict

PERMISSION = (
    r"(?:zonder|(?:(?:alleen|uitsluitend|slechts|pas) )?(?:met|na)) "
    r"(?P<permission>(?:\w+ (?:en/of |en |of )?){0,3}?toestemming)"
    r"(?P<whose> (?:van|door) (?:(?:de|het|een|je|jouw|hun|zijn|haar|elke|alle) )?[\w/-]+"
    r"(?: (?:of|en) (?:(?:de|het|een|je|hun) )?[\w/-]+)?)?"
)
IF = r"(?:als|wanneer|indien)"
EXCEPTIONS: Sequence[re.Pattern[str]] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<words>{PERMISSION})",
        r"\b(?P<words>(?:tenzij|mits) (?P<rest>[^.;]+))",
        rf"\b(?P<words>behalve (?:{IF} )?(?P<rest>[^.;]+))",
        rf"\b(?P<words>(?-i:Alleen|Uitsluitend) {IF} (?P<rest>[^.;,]+?)),?(?= (?:kan|kun|mag|mogen)\b)",
        rf"(?<!niet )\b(?:alleen|uitsluitend|slechts) (?:[^\s.;]+ ){{0,10}}?(?P<words>{IF} (?P<rest>[^.;]+))",
        r"(?<!niet )\b(?P<words>alleen (?P<rest>(?:voor|bij|tijdens) [^.;,]+))",
    )
)
"""In order: where two overlap, the first holds."""
QUESTIONS: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern, re.IGNORECASE), template)
    for pattern, template in (
        (r"^het (?:gaat )?om (?P<a>.+?)(?: gaat)?$", "Gaat het om {a}?"),
        (r"^er (?P<a>(?:\w+ ){0,3}?toestemming) (?:is|wordt)(?P<b>.*)$", "Is er {a}{b}?"),
        (r"^je (?P<a>.*?toestemming) (?:hebt|heeft)(?P<b>.*)$", "Heb je {a}{b}?"),
        (r"^(?P<a>(?:voor|bij|tijdens|in|op|met) .+)$", "Is het {a}?"),
    )
)


def exceptions_of(text: str) -> tuple[Condition, ...]:
    """The exceptions that the words of a clause state, in their order: met with a yes, unmet with a no."""
    found = _without_overlap(match for pattern in EXCEPTIONS for match in pattern.finditer(text))
    return tuple(
        Condition(
            key=_key(match["words"]) + (f"-{number}" if len(found) > 1 else ""),
            words=match["words"].rstrip(" ,"),
            question=_question(match),
            met=Verdict.JA,
            unmet=Verdict.NEE,
        )
        for number, match in enumerate(found, 1)
    )


def _without_overlap(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []
    for match in matches:
        if all(match.end() <= other.start() or other.end() <= match.start() for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start())


def _key(words: str) -> str:
    return "toestemming" if "toestemming" in words.lower() else "uitzondering"


def _question(match: re.Match[str]) -> str:
    parts = match.groupdict(default="")
    if parts.get("permission"):
        return f"Is er {parts['permission']}{parts['whose']}?"
    rest = parts["rest"].strip(" ,")
    for pattern, template in QUESTIONS:
        if held := pattern.match(rest):
            return template.format(**held.groupdict())
    return f"Klopt dit in jouw geval: “{rest}”?"
