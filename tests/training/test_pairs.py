from __future__ import annotations

import json

from training.config import Config, PairRules
from training.jsonl import Pair, read_pairs
from training.pairs import clean, is_heldout, make_pairs, split
from training.readers.tree import Raw


def test_duplicates_differing_in_case_are_kept_once() -> None:
    rows = [Raw("gettext", "a", "Open the file", "Open het bestand")]
    rows += [Raw("gettext", "b", "open the File", "open het Bestand")]
    assert len(list(clean(rows, PairRules()))) == 1


def test_over_long_entries_are_skipped() -> None:
    assert not list(clean([Raw("gettext", "a", "word " * 600, "woord " * 600)], PairRules()))


def test_no_text_of_a_heldout_pair_stands_in_training() -> None:
    heldout = Pair("gettext", "a", "Open it", "Open het")
    same_dutch = Pair("gettext", "b", "Open that", "open het")
    other = Pair("gettext", "b", "Close it", "Sluit het")
    training, kept = split([(heldout, True), (same_dutch, False), (other, False)])
    assert training == [other]
    assert kept == [heldout]


def test_heldout_is_decided_by_the_text_alone() -> None:
    share = sum(is_heldout(f"text {n}", 10) for n in range(2000)) / 2000
    assert 0.07 < share < 0.13
    assert is_heldout("Open", 3) == is_heldout("open", 3)


def test_counts_add_up(toy: Config) -> None:
    figures = make_pairs(toy)
    pairs = read_pairs(toy.paths.pairs)
    counts = json.loads(toy.paths.counts.read_text("utf-8"))
    assert figures["training"] == len(pairs) == sum(counts["packages"].values())
    assert counts["kinds"]["dictionary"] == 9  # school is the same in both languages
