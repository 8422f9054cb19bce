from __future__ import annotations

from collections import Counter

import pytest
from tokenizers import Tokenizer

from training.config import VocabularyRules
from training.jsonl import Pair
from training.vocabulary import (
    CLS,
    SEP,
    SPECIAL,
    UNK,
    add_words,
    token_ids,
    train_tokenizer,
    whole_words,
)

TEXTS = ["de leraar stuurt een bericht naar de ouders", "foto's van leerlingen op school"] * 20


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    rules = VocabularyRules(size=120)
    trained = train_tokenizer(TEXTS, rules)
    return add_words(trained, ["vriendschap", "ik"], Counter({"ik": 3}), rules)


def test_special_tokens_come_first(tokenizer: Tokenizer) -> None:
    assert [tokenizer.token_to_id(token) for token in SPECIAL] == [0, 1, 2, 3, 4]


def test_added_words_are_one_piece_wherever_they_stand(tokenizer: Tokenizer) -> None:
    pieces = tokenizer.encode("Ik vriendschap, ik").tokens
    assert pieces.count("▁ik") == 2
    assert "▁vriendschap" in pieces


@pytest.mark.parametrize(("one", "other"), [("Privé", "prive"), ("foto’s", "foto's"), ("LERAAR", "leraar")])
def test_case_accents_and_quotes_make_no_difference(tokenizer: Tokenizer, one: str, other: str) -> None:
    assert tokenizer.encode(one).ids == tokenizer.encode(other).ids


def test_rows_are_cut_and_framed(tokenizer: Tokenizer) -> None:
    rows = token_ids(tokenizer, ["de leraar " * 40, ""], 16)
    assert len(rows[0]) == 16
    assert rows[0][0] == CLS
    assert rows[0][-1] == SEP
    assert rows[1].tolist() == [CLS, SEP]
    assert UNK not in rows[0]


def test_dictionary_words_in_use_become_whole_words() -> None:
    pairs = [Pair("dictionary", "d", "message", "bericht"), Pair("dictionary", "d", "x", "zelden")]
    pairs += [Pair("gettext", "a", "a message", f"een bericht {n}") for n in range(4)]
    assert whole_words(pairs, ["mag {w}"], VocabularyRules()) == ["bericht", "mag", "w"]
