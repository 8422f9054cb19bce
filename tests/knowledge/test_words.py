import pytest

from knowledge.words import capitals_of, fold, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [("M’n Zoë", "mn zoe"), ("Conciërge", "concierge"), ("IB'er", "iber"), ("ﬁlm", "film")],
)
def test_folding_leaves_only_what_compares(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_split_at_punctuation() -> None:
    assert words_of("De St. Jozefschool/De_Pontonnier!") == ("de", "st", "jozefschool", "de", "pontonnier")


def test_capitals_stand_out_only_among_small_letters() -> None:
    assert capitals_of("Mag dat van OOG?") == {"oog"}
    assert capitals_of("MAG DAT VAN OOG") == frozenset()
    assert capitals_of("OOG") == {"oog"}
