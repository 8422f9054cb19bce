"""The form that a piece of a question shows by its words: "en waarom?", "mag dat ook thuis?".

A whole question is read by `knowledge.understanding`, which is surer; a piece is too short for that.
"""

import re

from knowledge.form import Form

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
