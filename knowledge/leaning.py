"""Whether a message stands by itself or leans on what was said before.

"Waar staat dat?" holds no word that says what it is about; "en filmpjes?" holds one, but no question.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.data_file import read_data_file
from knowledge.words import fold, words_of

WORDS = Path(__file__).with_name("leaning.yaml")
POINTING = re.compile(
    r"\bhoe (?:zit|is) (?:dat|het|t|dit)\b|"
    r"\b(?:mag|mogen|kan|kunnen|moet|moeten|is|geldt|hoort|geld|mocht)\s+(?:dat|dit|t|het|die|dan|ie|hij|ze|hem|ook|wel)\b"
)
"""A verb with a pronoun for its subject: what is meant was said before."""
OPENING = re.compile(
    r"^(?:ok[eé]?|oh|ah|ja|nee|hm+)?\s*(?:en|maar|of|ook|dus|stel|behalve|tenzij|dan|wat als|met|zonder)\b"
)
"""How people go on from what was said before."""
WHOLE = re.compile(
    r"\b(?:mag|mogen|kan|kunnen|moet|moeten|wil|willen|hoe|wat|wie|waar|waarom|wanneer|welke)\b.*"
    r"\b(?:ik|k|we|wij|je|u|jij|mijn|mn|een|de|het|ouders?|leerlingen|kinderen|leraren|leraar|juf|meester|school)\b"
)
"""A question with a verb and whom or what it is about."""
BEGINNING = re.compile(
    r"(?:en |maar |oke? |dus )?(?:mag|mogen|kan|kunnen|moet|moeten|hoe|wat|wie|waar|waarom|wanneer|welke?)\b"
)
"""A verb or a question word, with which whole questions begin."""
ASKING = re.compile(
    r"(?:en |maar |oke? |dus )?(?:(?:van |aan |bij |met )?wie|hoe|waar|waarom|wanneer|welke?|wat(?! als\b))\b"
)
"""Question words: such a message asks about something, it does not state it."""
WHY = re.compile(r"(?:en |maar |oke? |ja )*(?:waarom|hoezo)\b")
THAT = re.compile(r"\b(?:dat|dit|die|deze)\b")
SUPPOSING = re.compile(r"(?:ok[eé]? |ja |maar |en )*(?:als|stel|wat als|indien|tenzij|behalve)\b")
"""How people suppose that something is different."""
SHORT = 4
"""A message of at most so many words without a whole question in it is a piece of one."""
WHOLE_FROM = 6
"""A whole question has at least so many words, when it goes on from what was said before."""


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing of a subject: leaning.yaml."""
    return frozenset(words_of(read_data_file(WORDS, _Words).words))


def content_of(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of `text` that say what it is about; `names` are words of names that do not count."""
    known = function_words().union(names)
    return tuple(word for word in words_of(text) if word not in known and len(word) > 1)


def is_a_piece(text: str) -> bool:
    """Whether `text` is a piece of a question, or points at what was said before."""
    folded = " ".join(words_of(text))
    size = len(folded.split())
    if WHOLE.search(folded) and not POINTING.search(folded):
        return bool(OPENING.search(folded)) and size < WHOLE_FROM
    return bool(OPENING.search(folded) or POINTING.search(folded)) or size <= SHORT


def begins_a_question(text: str) -> bool:
    """Whether `text` begins with a verb or a question word, as whole questions do."""
    return bool(BEGINNING.match(fold(text).strip()))


def asks_about(text: str) -> bool:
    """Whether `text` asks what, who, where or how; "wat als …" supposes something instead."""
    return bool(ASKING.match(fold(text).strip()))


def asks_why(text: str) -> bool:
    """Whether `text` begins with a question for the reason."""
    return bool(WHY.match(fold(text).strip()))


def asks_why_of_that(text: str) -> bool:
    """Whether `text` asks for the reason of what was answered: "waarom mogen die telefoons niet mee?"."""
    return asks_why(text) and bool(THAT.search(fold(text)))


def supposes(text: str) -> bool:
    """Whether `text` supposes that something is different: "en als …", "stel dat …"."""
    return bool(SUPPOSING.match(fold(text).strip()))


def opens(text: str) -> bool:
    """Whether `text` begins as people go on from what was said before: "en als …", "maar …"."""
    return bool(OPENING.search(fold(text).strip()))
