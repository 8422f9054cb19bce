from __future__ import annotations

import random

from training.typos import chat_spelling, disturb, misspell

TEXT = "Waarom mag de leraar eigenlijk niet filmen tijdens de gymles van vandaag?"


def test_a_slip_changes_a_word_but_not_the_number_of_words() -> None:
    for seed in range(50):
        out = misspell(TEXT, random.Random(seed))
        assert len(out.split()) == len(TEXT.split())


def test_short_words_and_empty_texts_are_left_alone() -> None:
    assert misspell("ik mag nu", random.Random(1)) == "ik mag nu"
    assert misspell("", random.Random(1)) == ""
    assert chat_spelling("", random.Random(1)) == ""


def test_chat_spelling_shortens_some_words() -> None:
    seen = " ".join(chat_spelling(TEXT, random.Random(seed)) for seed in range(30))
    assert "wrm" in seen
    assert "eig" in seen
    assert "?" not in seen


def test_the_seed_decides() -> None:
    assert disturb(TEXT, random.Random(4)) == disturb(TEXT, random.Random(4))
