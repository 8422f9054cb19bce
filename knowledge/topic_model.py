"""Which topic a question is about: a linear classifier over character and word n-grams.

Character n-grams forgive spelling ("kdenk", "foto's", "snapchatte") and Dutch compounds; a linear support
vector machine is the standard classifier on such features (Joachims 1998). Its scores are made into
probabilities by temperature scaling (Guo et al. 2017) on predictions for authors the classifier had not seen:
people who use the assistant are new authors too.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC

MOST_FOLDS = 3


class TopicModel:
    """A fitted classifier.

    `topics` are its labels, among them `NO_TOPIC` when it was trained with such questions.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @property
    def topics(self) -> tuple[str, ...]:
        """The labels, in the order of the columns of `probabilities`."""
        return tuple(map(str, self._pipeline.classes_))

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Shape (len(texts), len(topics)): the calibrated probability of each topic, rows adding up to 1."""
        return np.asarray(self._pipeline.predict_proba(list(texts)), dtype=np.float64)

    def probability_by_topic(self, text: str) -> Mapping[str, float]:
        """The probability of each topic for one question."""
        return dict(zip(self.topics, self.probabilities([text])[0].tolist(), strict=True))


def fit_topic_model(texts: Sequence[str], topics: Sequence[str], authors: Sequence[str]) -> TopicModel:
    """A model fitted on `texts`, each with its topic and its author; there must be at least two authors."""
    features = FeatureUnion(
        [
            (
                "characters",
                TfidfVectorizer(
                    analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2, dtype=np.float32
                ),
            ),
            ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32)),
        ]
    )
    folds = GroupKFold(min(MOST_FOLDS, len(set(authors)))).split(texts, groups=authors)
    classifier = CalibratedClassifierCV(
        LinearSVC(C=0.5, random_state=0), method="temperature", cv=list(folds), ensemble=False
    )
    return TopicModel(
        Pipeline([("features", features), ("classifier", classifier)]).fit(list(texts), list(topics))
    )
