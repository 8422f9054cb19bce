"""What the understanding of a question looks at: its n-grams, its embedding, and who stands where in it.

Character n-grams forgive spelling ("kdenk", "foto's", "snapchatte") and Dutch compounds; the embedding knows
words that no example question has; the places of persons tell who acts ("mag de juf mij toevoegen?").
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

from knowledge.people import persons_in
from knowledge.vocabulary import Role

Askers = Sequence[Role | None]
Dense = NDArray[np.float32]


class NGrams:
    """TF-IDF of the characters within words and of words and pairs of words, marks such as "?" included."""

    def __init__(self) -> None:
        characters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2, dtype=np.float32
        )
        words = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b|\?", dtype=np.float32
        )
        self._union = FeatureUnion([("characters", characters), ("words", words)])

    def fit(self, texts: Sequence[str]) -> csr_matrix:
        """Learn the n-grams of `texts`; gives what `transform` would give for them."""
        return csr_matrix(self._union.fit_transform(list(texts)))

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """float32, shape (len(texts), number of n-grams)."""
        return csr_matrix(self._union.transform(list(texts)))


def persons(texts: Sequence[str], askers: Askers) -> Dense:
    """Who asks and who stands where, as zeros and ones, shape (len(texts), number of features)."""
    return np.array(
        [_persons_of(text, asker) for text, asker in zip(texts, askers, strict=True)], dtype=np.float32
    )


def _persons_of(text: str, asker: Role | None) -> list[bool]:
    found = persons_in(text)
    subject = found.subjects[0] if found.subjects else None
    mentioned = found.mentioned[0] if found.mentioned else None
    features = [found.asker_is_subject, found.asker_is_mentioned]
    for role in Role:
        asks = asker is role
        features += [
            asks,
            subject is role,
            subject is role and not found.asker_is_subject,
            mentioned is role,
            role in found.mentioned,
            asks and found.asker_is_subject,
            asks and found.asker_is_subject and subject is None,
            asks and found.asker_is_mentioned,
            asks and mentioned is None,
        ]
    return features
