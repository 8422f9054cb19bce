from __future__ import annotations

import numpy as np

from training.align import NULL, ibm_model_1, meetings, mixing


def test_em_finds_which_word_is_which() -> None:
    dutch = [[1, 2], [1, 3], [2, 3], [1]]
    english = [[11, 12], [11, 13], [12, 13], [11]]
    links = meetings(dutch, english)
    counts = ibm_model_1(links, 20)
    mix = mixing(links, counts, (4, 20), 1.5).toarray()
    assert mix[1:].argmax(axis=1).tolist() == [11, 12, 13]
    assert np.allclose(mix[1:].sum(axis=1), 1)
    assert mix[0].sum() == 0  # never seen


def test_the_empty_word_gives_no_vector() -> None:
    links = meetings([[1]], [[7]])
    assert set(links.english.tolist()) == {NULL, 7}
    mix = mixing(links, ibm_model_1(links, 2), (2, 8), 1.0).toarray()
    assert mix[1, NULL] == 0
    assert mix[1, 7] == 1
