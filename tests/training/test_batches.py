from __future__ import annotations

import numpy as np

from training.batches import batches, loss_weight
from training.config import DistilRules
from training.jsonl import Pair


def test_a_pass_shows_every_entry_as_often_as_it_is_listed() -> None:
    rng = np.random.default_rng(0)
    lengths = rng.integers(3, 60, 500)
    shown = np.repeat(np.arange(500), np.where(np.arange(500) < 10, 3, 1))
    rules = DistilRules(batch_tokens=300, batch_pairs=20, bucket=128)
    made = batches(shown, lengths, rules, rng)
    assert sorted(np.concatenate(made).tolist()) == sorted(shown.tolist())
    assert max(len(batch) for batch in made) <= 20
    assert max(len(batch) * lengths[batch].max() for batch in made) <= 300


def test_the_same_seed_gives_the_same_pass() -> None:
    lengths = np.full(50, 5)
    rules = DistilRules(batch_pairs=8)
    one, two = (batches(np.arange(50), lengths, rules, np.random.default_rng(3)) for _ in "ab")
    assert all((x == y).all() for x, y in zip(one, two, strict=True))


def test_an_entry_longer_than_a_batch_is_a_batch_of_its_own() -> None:
    rules = DistilRules(batch_tokens=10)
    made = batches(np.arange(3), np.array([30, 30, 30]), rules, np.random.default_rng(0))
    assert [len(batch) for batch in made] == [1, 1, 1]


def test_long_sentences_weigh_more_than_dictionary_entries() -> None:
    pair = Pair("gettext", "a", "x", "y")
    assert loss_weight(pair, 40) == 1.6 > loss_weight(Pair("dictionary", "d", "x", "y"), 3)
