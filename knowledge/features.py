"""What the understanding of a question looks at: its n-grams, its embedding, and who stands where in it.

Character n-grams forgive spelling ("kdenk", "foto's", "snapchatte") and Dutch compounds; the embedding knows
words that no example question has; the places of persons tell who acts ("mag de juf mij toevoegen?").
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn import config_context
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.people import Persons, persons_in
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
        self._kinds = (characters, words)

    def fit(self, texts: Sequence[str]) -> csr_matrix:
        """Learn the n-grams of `texts`; gives what `transform` would give for them."""
        return csr_matrix(hstack([kind.fit_transform(texts) for kind in self._kinds]))

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """float32, shape (len(texts), number of n-grams)."""
        with config_context(assume_finite=True, skip_parameter_validation=True):  # half of the time otherwise
            return csr_matrix(hstack([kind.transform(texts) for kind in self._kinds]))


def persons(texts: Sequence[str], askers: Askers) -> Dense:
    """Who asks and who stands where, as zeros and ones, shape (len(texts), number of features)."""
    return np.array(
        [persons_seen(persons_in(text), asker) for text, asker in zip(texts, askers, strict=True)],
        dtype=np.float32,
    )


def persons_seen(found: Persons, asker: Role | None) -> list[bool]:
    """The features of one text, by the persons that were found in it."""
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
