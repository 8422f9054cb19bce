from __future__ import annotations

import numpy as np

from training.probe import score


def test_a_perfect_copy_scores_one() -> None:
    eye = np.eye(5, dtype=np.float32)
    found = score(eye, eye)
    assert (found.cosine, found.recall_dutch_to_english, found.recall_english_to_dutch) == (1, 1, 1)


def test_shifted_partners_score_nothing() -> None:
    eye = np.eye(5, dtype=np.float32)
    assert score(np.roll(eye, 1, axis=0), eye).recall_dutch_to_english == 0
