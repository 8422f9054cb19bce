"""Text as words that compare: without case, accents, apostrophes and punctuation."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'’‘`´")


def fold(text: str) -> str:
    """`text` in small letters, without accents and apostrophes: "M’n Zoë" becomes "mn zoe"."""
    return _plain(text).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order."""
    return tuple(WORD.findall(fold(text)))


def capitals_of(text: str) -> frozenset[str]:
    """The folded words that stand out because they are written in capitals.

    None in a text that is all capitals.
    """
    words = WORD.findall(_plain(text))
    capitals = {word.casefold() for word in words if len(word) > 1 and word.isupper()}
    return frozenset() if len(words) > 1 and all(word.isupper() for word in words) else frozenset(capitals)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
