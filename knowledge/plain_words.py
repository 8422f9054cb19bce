"""Hard words of protocols in simple words: plain_words.yaml."""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.conditions import Pattern
from knowledge.data_file import read_data_file
from knowledge.library import KNOWLEDGE
from knowledge.words import fold


class PlainWord(BaseModel):
    """A hard word: the `pattern` by which it is found, how it is shown, and what it `means`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: Pattern
    word: str
    means: str


class PlainWords(BaseModel):
    """All hard words that are explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[PlainWord, ...]

    def found_in(self, text: str) -> tuple[PlainWord, ...]:
        """The hard words in `text`, in the order of the text."""
        folded = fold(text)
        found = [(match.start(), word) for word in self.words if (match := re.search(word.pattern, folded))]
        return tuple(word for _, word in sorted(found, key=lambda entry: entry[0]))


def load_plain_words(directory: Path = KNOWLEDGE) -> PlainWords:
    """The hard words under `directory`; raises `DataError` when the file is not in order."""
    return read_data_file(directory / "plain_words.yaml", PlainWords)
