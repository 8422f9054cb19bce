"""The form of a question:

Whether it asks for a ruling ("mag dat?") or for information ("wie geeft toestemming?").
"""

import re
from enum import StrEnum


class Form(StrEnum):
    """What the question wants to know; `MAG` in any wording ("is dat oké", "kan dat door de beugel")."""

    MAG = "mag"
    MOET = "moet"
    WAT_ALS = "wat-als"
    WIE = "wie"
    WAAR = "waar"
    WANNEER = "wanneer"
    WAT_IS = "wat-is"
    HOE_LANG = "hoe-lang"
    WAAROM = "waarom"
    ANDERS = "anders"

    @property
    def asks_for_information(self) -> bool:
        """Whether a clause answers it as it is, without a yes or no.

        "moet ik" questions too, by definition of the verdicts.
        """
        return self not in (Form.MAG, Form.ANDERS)


MAY = re.compile(
    r"\b(?:mag|mogen|magik|mogge|mach|toegestaan|verboden|geoorloofd|strafbaar|vrij om|oké|oke|ok|prima|"
    r"in orde|door de beugel|is dat goed|kan dat|kan dit|kan ik|kan het|kunnen we)\b",
    re.IGNORECASE,
)
PATTERNS: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        (
            Form.WAT_ALS,
            r"\b(?:wat gebeurt|wat als|wat doet|wat kan ik krijgen|welke straf|krijg ik straf|gevolgen)\b",
        ),
        (Form.HOE_LANG, r"\b(?:hoe ?lang|hoelang|hoe vaak)\b"),
        (Form.WAAROM, r"\b(?:waarom|hoezo|wrm)\b"),
        (Form.WANNEER, r"\b(?:sinds wanneer|wanneer is|van wanneer|welke datum|hoe oud is)\b"),
        (Form.WIE, r"\b(?:wie|bij wie|aan wie|met wie)\b"),
        (Form.WAAR, r"\b(?:waar staat|waar vind|waar kan|waar moet|waarheen|waar blijft)\b"),
        (Form.WAT_IS, r"\b(?:wat is|wat zijn|wat verstaa?t?|wat betekent|wat valt|welke)\b"),
        (Form.MOET, r"\b(?:moet|moeten|verplicht|hoor ik|hoort)\b"),
    )
)


def asks(text: str) -> bool:
    """Whether `text` has the form of a question at all."""
    return "?" in text or form_of(text) is not Form.ANDERS


def form_of(text: str) -> Form:
    """The form of the question; asking whether something is allowed wins over any other word in it."""
    if MAY.search(text):
        return Form.MAG
    return next((form for form, pattern in PATTERNS if pattern.search(text)), Form.ANDERS)
