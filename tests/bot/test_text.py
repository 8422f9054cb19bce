import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import EmptyText, TextTooLong
from bot.text import MAX_CHARACTERS, clean


@pytest.mark.parametrize(
    "typed",
    [
        "/start",
        "//start",
        " /start",
        "\n / /start",
        "\u200b/start",
        "\x00/start",
        "\u200d/start",
        "/\u202e/start",
    ],
)
def test_no_spelling_of_a_leading_slash_survives(typed: str) -> None:
    assert clean(typed) == "start"


@pytest.mark.parametrize(
    "typed", ["", "   ", "\x00\x07", "\u200b\ufeff", "///", "\ud800", "\u200d", "\u0301"]
)
def test_text_without_anything_to_read_is_refused(typed: str) -> None:
    with pytest.raises(EmptyText):
        clean(typed)


def test_ordinary_text_stays_as_it_is() -> None:
    text = "Mag ik één foto 👩‍👧 delen?\nOp de site en/of Instagram"
    assert clean(text) == text


def test_decomposed_letters_are_composed() -> None:
    assert clean("e\u0301e\u0301n") == "één"


def test_the_limit_counts_what_is_left() -> None:
    assert len(clean("  " + "a" * MAX_CHARACTERS + "\x00")) == MAX_CHARACTERS
    with pytest.raises(TextTooLong, match=r"2\.000"):
        clean("a" * (MAX_CHARACTERS + 1))


@given(st.text(st.characters(), max_size=50))
def test_whatever_is_typed_comes_out_as_a_safe_message(typed: str) -> None:
    try:
        cleaned = clean(typed)
    except EmptyText:
        return
    assert cleaned.encode()
    assert not cleaned.strip().startswith("/")
    assert cleaned == clean(cleaned)
    assert all(c == "\n" or unicodedata.category(c) != "Cc" for c in cleaned)
