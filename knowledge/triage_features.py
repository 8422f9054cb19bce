"""What the triage sees of a normalised message: character n-grams, words, pairs of words, and cues."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

Cues = Mapping[str, Sequence[str]]

NEARBY = 5
"""Two words this many places apart or fewer make a pair."""
MOST = 3
"""A group of cues counts no more often than this in one message."""


class CueCounts(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """How often each group of cues occurs; a word of a cue may go on, unless a full stop ends it."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues

    def fit(self, texts: Sequence[str], labels: object = None) -> "CueCounts":
        """Nothing to learn."""
        self.patterns_ = [_pattern(group) for group in self.cues.values()]
        return self

    def transform(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, groups)."""
        counts = [[min(len(group.findall(text)), MOST) for group in self.patterns_] for text in texts]
        return np.array(counts, dtype=np.float32)


def triage_features(cues: Cues) -> FeatureUnion:
    """The features, not yet fitted."""
    return FeatureUnion(
        [
            ("characters", _tfidf(analyzer="char_wb", ngram_range=(2, 5), min_df=2)),
            ("words", _tfidf(token_pattern=r"\S+", ngram_range=(1, 2))),
            ("pairs", _tfidf(analyzer=nearby_pairs, min_df=2)),
            ("cues", CueCounts(cues)),
        ],
        transformer_weights={"characters": 1.0, "words": 2.0, "pairs": 2.0, "cues": 0.2},
    )


def nearby_pairs(text: str) -> list[str]:
    """The pairs of words that stand near one another, in alphabetical order within the pair."""
    words = text.split()
    return [
        " ".join(sorted((word, other)))
        for place, word in enumerate(words)
        for other in words[place + 1 : place + NEARBY + 1]
    ]


def _pattern(cues: Sequence[str]) -> re.Pattern[str]:
    alternatives = "|".join(" ".join(map(_word, cue.split())) for cue in cues)
    return re.compile(rf"(?<!\S)(?:{alternatives})(?!\S)")


def _word(written: str) -> str:
    """A word that may go on, unless a full stop ends it."""
    stem = re.escape(written.removesuffix("."))
    return stem if written.endswith(".") else rf"{stem}\S*"


def _tfidf(**options: object) -> TfidfVectorizer:
    return TfidfVectorizer(lowercase=False, sublinear_tf=True, dtype=np.float32, **options)
