"""Lexical ranking: BM25 over Dutch word stems (Robertson & Zaragoza 2009, in the bm25s package)."""

from collections.abc import Mapping, Sequence

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray


class LexicalSearch:
    """BM25 scores of a fixed list of passages for any query.

    How rare a word is, is counted over all passages; only the passages that are asked for are scored.
    """

    def __init__(self, passages: Sequence[str]) -> None:
        self._stemmer = Stemmer.Stemmer("dutch")
        ranking = bm25s.BM25()
        stems = bm25s.tokenize(
            list(passages), stopwords=STOPWORDS, stemmer=self._stemmer, show_progress=False
        )
        ranking.index(stems, show_progress=False)
        self._vocabulary: Mapping[str, int] = ranking.vocab_dict
        self._starts: NDArray[np.int64] = ranking.scores["indptr"]
        self._rows: NDArray[np.int32] = ranking.scores["indices"]
        self._scores: NDArray[np.float32] = ranking.scores["data"]
        self._every = range(len(passages))

    def scores(self, query: str, rows: range | None = None) -> NDArray[np.float32]:
        """The scores of the passages in `rows` (all of them by default), shape (len(rows),).

        0 for a passage that shares no stem with the query.
        """
        rows = self._every if rows is None else rows
        scores = np.zeros(len(rows), dtype=np.float32)
        for stem in self._stems(query):
            if stem in self._vocabulary:
                holders, values = self._postings(self._vocabulary[stem], rows)
                scores[holders] += values
        return scores

    def _postings(self, stem: int, rows: range) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The places within `rows` of the passages that hold a stem, and what it adds to their scores.

        bm25s keeps the passages of a stem in ascending order, so those of one school are found by bisection.
        """
        first, last = self._starts[stem], self._starts[stem + 1]
        holders = self._rows[first:last]
        bounds = np.array((rows.start, rows.stop), dtype=holders.dtype)
        low, high = np.searchsorted(holders, bounds)
        return holders[low:high] - rows.start, self._scores[first + low : first + high]

    def _stems(self, query: str) -> list[str]:
        tokens = bm25s.tokenize(
            [query], stopwords=STOPWORDS, stemmer=self._stemmer, return_ids=False, show_progress=False
        )
        return list(tokens[0])


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
