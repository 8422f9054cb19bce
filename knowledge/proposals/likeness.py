"""How much two texts are alike: in their words, and in their meaning."""

from collections.abc import Sequence

import numpy as np
import Stemmer
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.embedder import Embedder
from knowledge.words import words_of


class Likeness:
    """Compares texts; which words are rare, and so weigh more, is learnt from `corpus`."""

    def __init__(self, corpus: Sequence[str], embedder: Embedder) -> None:
        stemmer = Stemmer.Stemmer("dutch")
        self._weights = TfidfVectorizer(
            analyzer=lambda text: stemmer.stemWords(list(words_of(text))), sublinear_tf=True
        ).fit(corpus)
        self._embedder = embedder
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def in_words(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
        """Cosines of the stems of each text on the left with each on the right, (len(left), len(right))."""
        stems = self._weights.transform
        return np.asarray((stems(left) @ stems(right).T).toarray())

    def in_meaning(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
        """Cosines of the embeddings, shape (len(left), len(right))."""
        return np.asarray(self._embedded(left) @ self._embedded(right).T, dtype=np.float64)

    def _embedded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        new = sorted(set(texts) - self._vectors.keys())
        if new:
            self._vectors |= dict(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])
