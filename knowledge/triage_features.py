"""What the triage sees of a normalised message: character n-grams, words, and pairs of words."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

NEARBY = 5
"""Two words this many places apart or fewer make a pair."""


def triage_features() -> FeatureUnion:
    """The features, not yet fitted."""
    return FeatureUnion(
        [
            ("characters", _tfidf(analyzer="char_wb", ngram_range=(2, 5), min_df=2)),
            ("words", _tfidf(token_pattern=r"\S+", ngram_range=(1, 2))),
            ("pairs", _tfidf(analyzer=nearby_pairs, min_df=2)),
        ],
        transformer_weights={"characters": 1.0, "words": 2.0, "pairs": 2.0},
    )


def nearby_pairs(text: str) -> list[str]:
    """The pairs of words that stand near one another, in alphabetical order within the pair."""
    words = text.split()
    return [
        " ".join(sorted((word, other)))
        for place, word in enumerate(words)
        for other in words[place + 1 : place + NEARBY + 1]
    ]


def _tfidf(**options: object) -> TfidfVectorizer:
    return TfidfVectorizer(lowercase=False, sublinear_tf=True, dtype=np.float32, **options)
