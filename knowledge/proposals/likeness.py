"""How much two texts are alike: in their words, in their letters, and in their meaning."""

from collections.abc import Sequence

import numpy as np
import Stemmer
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.embedder import Embedder
from knowledge.words import words_of

WAYS = 3
"""Stems, characters, embeddings."""


class Likeness:
    """Compares texts three ways; which words are rare, and so weigh more, is learnt from `corpus`."""

    def __init__(self, corpus: Sequence[str], embedder: Embedder) -> None:
        stemmer = Stemmer.Stemmer("dutch")
        self._lexical = (
            TfidfVectorizer(analyzer=lambda text: stemmer.stemWords(list(words_of(text))), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
        )
        for vectorizer in self._lexical:
            vectorizer.fit(corpus)
        self._embedder = embedder
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def between(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
        """Cosines of each text on the left with each on the right, shape (WAYS, len(left), len(right))."""
        lexical = (
            (vectorizer.transform(left) @ vectorizer.transform(right).T).toarray()
            for vectorizer in self._lexical
        )
        return np.stack([*lexical, self._embedded(left) @ self._embedded(right).T])

    def in_letters(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
        """Cosines over characters only, shape (len(left), len(right))."""
        letters = self._lexical[1]
        return np.asarray((letters.transform(left) @ letters.transform(right).T).toarray())

    def _embedded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        new = sorted(set(texts) - self._vectors.keys())
        if new:
            self._vectors |= dict(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])
