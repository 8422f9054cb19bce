"""The learnt part of the triage: is a message distress, of which kind, is it acute.

Two views of a message decide together. A logistic regression over character n-grams, words and pairs of words
sees what is typical of distress; n-grams forgive spelling, and pairs tell "mijn vader slaat" from "sla ik een
les over". The nearest written messages and ordinary questions see what this very message is like.

How both are weighed, and two thresholds, are learnt from what they say of authors they have not seen, for
people who use the assistant are new authors too (stacking: Wolpert 1992). From the upper one a message is
surely distress: hardly any ordinary question reaches it. From the lower one it may be: missing a cry for help
is worse than offering help once too often. When two kinds are nearly as likely, both are given.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from knowledge.distress import Distress, DistressKind, ExampleMessage
from knowledge.triage_features import Cues, triage_features

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

RECALL = 0.985
"""The share of distress by unseen authors that the lower threshold must let through; the target is 0.98."""
ORDINARY_ALARMS = 0.01
"""The share of ordinary questions by unseen authors that may be answered with help alone."""
ORDINARY_WEIGHT = 0.1
"""What an ordinary question weighs beside a written message: there are many times as many of them."""
NEARLY = 0.4
"""A kind whose score is less than this below the best may be meant as well."""
ACUTE = -0.5
"""The score from which a message is treated as one that cannot wait: rather once too often."""
NEIGHBOURS = 3
"""So many nearest messages of each sort tell what a message is like."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Views:
    """Both views of messages, learnt from `messages`, whose features are the rows of `rows`.

    `sorts` holds the examples of each sort as columns: a message then meets only those that share a feature.
    """

    typical: LogisticRegression
    sorts: "tuple[csr_matrix, ...]"

    @classmethod
    def of(cls, rows: "csr_matrix", messages: Sequence[ExampleMessage]) -> "Views":
        """Learn both: the second by heart, each sort of message apart."""
        weights = [ORDINARY_WEIGHT if message.is_ordinary else 1.0 for message in messages]
        labels = [message.kind is not None for message in messages]
        typical = LogisticRegression(C=3.0, max_iter=500).fit(rows, labels, sample_weight=weights)
        sort = np.array([_sort(message) for message in messages])
        return cls(typical, tuple(rows[sort == each].T.tocsr() for each in sorted(set(sort))))

    def run(self, rows: "csr_matrix") -> Numbers:
        """Shape (messages, 1 + sorts): the log-odds, and the likeness to the nearest of each sort."""
        likeness = [_nearest(rows, sort) for sort in self.sorts]
        return np.column_stack([self.typical.decision_function(rows), *likeness]).astype(np.float64)


@dataclass(frozen=True, slots=True)
class TriageModel:
    """The fitted model; all texts are normalised (`TriageWords.normal`)."""

    features: FeatureUnion
    views: Views
    weighing: LogisticRegression
    kind: LinearSVC
    acute: LinearSVC
    possible: float
    sure: float

    def scores(self, texts: Sequence[str]) -> Numbers:
        """Shape (len(texts),): the log-odds that each is distress."""
        return _log_odds(self.weighing, self.views.run(self.features.transform(list(texts))))

    def distress(self, text: str) -> Distress | None:
        """What the message is about when its score reaches the lower threshold."""
        row = self.features.transform([text])
        score = _log_odds(self.weighing, self.views.run(row))[0]
        if score < self.possible:
            return None
        acute = bool(self.acute.decision_function(row)[0] >= ACUTE)
        return Distress(*self._kinds(row), acute=acute, sure=bool(score >= self.sure))

    def _kinds(self, row: "csr_matrix") -> tuple[DistressKind, DistressKind | None]:
        """The likeliest kind, and the next one when it is nearly as likely."""
        scores = self.kind.decision_function(row)[0]
        first, second = (DistressKind(self.kind.classes_[place]) for place in np.argsort(-scores)[:2])
        best, next_best = np.sort(scores)[::-1][:2]
        return first, second if best - next_best < NEARLY else None


def fit_triage_model(texts: Sequence[str], messages: Sequence[ExampleMessage], cues: Cues) -> TriageModel:
    """The model learnt from `messages`, whose normalised texts are `texts`.

    There must be at least two authors of written messages and as many of ordinary ones.
    """
    features = triage_features(cues)
    rows = features.fit_transform(list(texts))
    weighing, scores = weigh_unseen(rows, messages)
    cries = [place for place, message in enumerate(messages) if message.kind]
    kinds, acute = zip(*((messages[cry].kind, messages[cry].acute) for cry in cries), strict=True)
    return TriageModel(
        features=features,
        views=Views.of(rows, messages),
        weighing=weighing,
        kind=LinearSVC(C=0.3, random_state=0).fit(rows[cries], kinds),
        acute=LinearSVC(C=0.3, class_weight="balanced", random_state=0).fit(rows[cries], acute),
        possible=threshold_for(RECALL, scores, messages),
        sure=threshold_above_ordinary(scores, messages),
    )


def weigh_unseen(
    rows: "csr_matrix", messages: Sequence[ExampleMessage]
) -> tuple[LogisticRegression, Numbers]:
    """How the views are weighed, and with it the score of each message by views that never saw its author."""
    folds = folds_of_authors(messages)
    seen = np.zeros((len(messages), 0))
    for fold in sorted(set(folds)):
        unseen = folds == fold
        known = [message for message, left_out in zip(messages, unseen, strict=True) if not left_out]
        views = Views.of(rows[~unseen], known).run(rows[unseen])
        if not seen.size:
            seen = np.zeros((len(messages), views.shape[1]))
        seen[unseen] = views
    labels = [message.kind is not None for message in messages]
    weights = [ORDINARY_WEIGHT if message.is_ordinary else 1.0 for message in messages]
    weighing = LogisticRegression(C=10.0, max_iter=500).fit(seen, labels, sample_weight=weights)
    return weighing, _log_odds(weighing, seen)


def folds_of_authors(messages: Sequence[ExampleMessage]) -> NDArray[np.int64]:
    """Shape (len(messages),): a fold for each author of written messages, with some ordinary ones."""
    written = sorted({message.author for message in messages if not message.is_ordinary})
    folds = np.array([-1 if message.is_ordinary else written.index(message.author) for message in messages])
    ordinary = np.flatnonzero(folds < 0)
    authors = [message.author for message in messages if message.is_ordinary]
    for fold, (_, unseen) in enumerate(GroupKFold(len(written)).split(ordinary, groups=authors)):
        folds[ordinary[unseen]] = fold
    return folds


def threshold_for(recall: float, scores: Numbers, messages: Sequence[ExampleMessage]) -> float:
    """The highest threshold that lets through this share of the written distress.

    Without the author who wrote most of it: what is left when that one is unseen is too little to learn from.
    """
    (largest, _), *others = Counter(m.author for m in messages if not m.is_ordinary).most_common()
    counted = [bool(m.kind) and not m.is_ordinary and (m.author != largest or not others) for m in messages]
    found = np.sort(scores[np.array(counted)])
    return float(found[int((1 - recall) * len(found))])


def threshold_above_ordinary(scores: Numbers, messages: Sequence[ExampleMessage]) -> float:
    """The threshold that so few ordinary questions reach (`ORDINARY_ALARMS`)."""
    ordinary = np.array([message.is_ordinary and message.kind is None for message in messages])
    return float(np.quantile(scores[ordinary], 1 - ORDINARY_ALARMS))


def _sort(message: ExampleMessage) -> int:
    """Ordinary use, what looks like distress, or distress."""
    return 2 if message.kind else 0 if message.is_ordinary else 1


def _nearest(rows: "csr_matrix", examples: "csr_matrix") -> Numbers:
    """The mean likeness (dot product) of each row to its nearest examples, the columns of `examples`."""
    likeness = (rows @ examples).toarray()
    return np.asarray(np.partition(likeness, -NEIGHBOURS)[:, -NEIGHBOURS:].mean(axis=1), dtype=np.float64)


def _log_odds(classifier: LogisticRegression, views: Numbers) -> Numbers:
    return np.asarray(classifier.decision_function(views), dtype=np.float64)
