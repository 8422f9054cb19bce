"""Messages that only say what a question will be about: "ik heb een vraag over foto's"."""

import re

from knowledge.question_words import MAY, asks
from knowledge.words import fold

ANNOUNCING = re.compile(
    r"\bvra(?:ag|agje)\b|\b(?:iets|wat) vragen\b|\bvragen over\b|\bgaat over\b"
    r"|\b(?:het|iets|wat) (?:weten )?over\b"
)


def only_announces(text: str) -> bool:
    """Whether the message says what a question will be about, and asks nothing yet."""
    if MAY.search(_after_announcement(text)):
        return False
    return ANNOUNCING.search(fold(text)) is not None or not asks(text)


def _after_announcement(text: str) -> str:
    """The message without its announcement: "mag ik iets vragen over …" asks nothing yet."""
    return re.sub(
        r"(?i)^.*?\b(?:mag|kan|kun|wil) (?:ik|je) (?:\w+ ){0,3}?(?:vragen|vraag stellen|helpen)\b", "", text
    )
