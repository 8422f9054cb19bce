"""Telling labels of a question apart: two linear experts whose opinions are added up.

One expert sees the n-grams (a linear support vector machine, the standard on such features: Joachims 1998),
one the embedding (multinomial logistic regression). Their scores are added with weights that were learnt on
authors neither had seen, so that the sum gives probabilities that hold for new people (a logarithmic opinion
pool, Genest & Zidek 1986; its weights act as temperatures, Guo et al. 2017).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from knowledge.embedder import Vectors
from knowledge.weights import PoolWeights

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WordsExpert:
    """Scores `ngrams @ coefficients + intercept`; kept in float16, half the largest thing in memory."""

    coefficients: NDArray[np.float16]
    intercept: NDArray[np.float32]

    def scores(self, ngrams: csr_matrix) -> Scores:
        """One row for each text, one column for each label; only n-grams that occur are looked at."""
        texts = (slice(start, end) for start, end in pairwise(ngrams.indptr))
        scores = [
            ngrams.data[text] @ self.coefficients[ngrams.indices[text]].astype(np.float32) for text in texts
        ]
        return np.asarray(scores, dtype=np.float64) + self.intercept


@dataclass(frozen=True, slots=True)
class MeaningExpert:
    """Scores `dense @ coefficients + intercept`."""

    coefficients: NDArray[np.float32]
    intercept: NDArray[np.float32]

    def scores(self, dense: Vectors) -> Scores:
        """One row for each text, one column for each label."""
        return np.asarray(dense @ self.coefficients + self.intercept, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Experts:
    """Both experts on one set of labels, in the order of the columns of their scores."""

    labels: tuple[str, ...]
    words: WordsExpert
    meaning: MeaningExpert

    def pooled(self, ngrams: csr_matrix, dense: Vectors, weights: PoolWeights) -> Scores:
        """The pooled scores, shape (texts, labels): logarithms of probabilities but for a constant a row."""
        words, meaning = self.opinions(ngrams, dense)
        return weights.words * words + weights.meaning * meaning

    def opinions(self, ngrams: csr_matrix, dense: Vectors) -> tuple[Scores, Scores]:
        """The scores of either expert, each of shape (texts, labels)."""
        return self.words.scores(ngrams), self.meaning.scores(dense)


def fit_experts(ngrams: csr_matrix, dense: Vectors, labels: Sequence[str]) -> Experts:
    """Both experts on examples with their labels, of which there must be at least three different ones."""
    words = LinearSVC(C=0.5, random_state=0).fit(ngrams, labels)
    meaning = LogisticRegression(C=10.0, max_iter=200, tol=1e-3).fit(dense, labels)
    return Experts(
        tuple(map(str, words.classes_)),
        WordsExpert(
            np.ascontiguousarray(words.coef_.T, dtype=np.float16), words.intercept_.astype(np.float32)
        ),
        MeaningExpert(
            np.ascontiguousarray(meaning.coef_.T, dtype=np.float32), meaning.intercept_.astype(np.float32)
        ),
    )
