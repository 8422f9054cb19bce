"""Lexical ranking: BM25 over Dutch word stems (Robertson & Zaragoza 2009, in the bm25s package)."""

from collections.abc import Sequence

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray


class LexicalSearch:
    """BM25 scores of a fixed list of passages for any query."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._stemmer = Stemmer.Stemmer("dutch")
        self._ranking = bm25s.BM25()
        self._ranking.index(self._stems(passages), show_progress=False)

    def scores(self, query: str) -> NDArray[np.float32]:
        """Shape (number of passages,): 0 for a passage that shares no stem with the query."""
        stems = self._stems([query])[0]
        known = [stem for stem in stems if stem in self._ranking.vocab_dict]
        if not known:
            return np.zeros(self._ranking.scores["num_docs"], dtype=np.float32)
        return np.asarray(self._ranking.get_scores(known), dtype=np.float32)

    def _stems(self, texts: Sequence[str]) -> list[list[str]]:
        tokens = bm25s.tokenize(
            list(texts), stopwords=STOPWORDS, stemmer=self._stemmer, return_ids=False, show_progress=False
        )
        return [list(words) for words in tokens]


STOPWORDS = [
    "de",
    "het",
    "een",
    "en",
    "van",
    "in",
    "op",
    "te",
    "dat",
    "die",
    "is",
    "er",
    "met",
    "voor",
    "aan",
    "of",
    "om",
    "bij",
    "als",
    "dan",
    "ook",
    "naar",
    "uit",
    "door",
    "over",
    "ik",
    "je",
    "jij",
    "u",
    "we",
    "wij",
    "ze",
    "zij",
    "hij",
    "mijn",
    "jouw",
    "uw",
    "ons",
    "onze",
    "hun",
    "haar",
    "zijn",
    "ben",
    "bent",
    "was",
    "waren",
    "heb",
    "hebt",
    "heeft",
    "hebben",
    "word",
    "wordt",
    "worden",
    "kan",
    "kun",
    "kunt",
    "kunnen",
    "mag",
    "mogen",
    "moet",
    "moeten",
    "zal",
    "zullen",
    "wil",
    "willen",
    "wat",
    "wie",
    "waar",
    "wanneer",
    "hoe",
    "waarom",
    "welke",
    "niet",
    "geen",
    "wel",
    "nog",
    "maar",
    "dit",
    "deze",
    "daar",
    "hier",
    "zo",
    "toch",
]
