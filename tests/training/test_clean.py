from __future__ import annotations

import pytest

from training.clean import acceptable, normalise, pieces, strip_markup
from training.config import PairRules


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("&Open file…", "Open file"),
        ("_Bestand openen", "Bestand openen"),
        ("Be_stand", "Bestand"),
        ("%d of %(total)s photos", "of photos"),
        ("<b>Let op</b>: {name} is weg!", "Let op: is weg!"),
        ("Zie https://example.org/x voor meer", "Zie voor meer"),
        ("‘Mag dat’ vroeg  zij", "'Mag dat' vroeg zij"),
    ],
)
def test_markup_placeholders_and_accelerators_go(raw: str, clean: str) -> None:
    assert strip_markup(raw) == clean


def test_normalise_is_idempotent() -> None:
    once = normalise("  “foto’s”\u00a0van ﬁlmpjes ")
    assert once == normalise(once) == '"foto\'s" van filmpjes'


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Open the file", "Open the file"),  # untranslated
        ("Open", "Openen"),  # one word
        ("Open the file now", "O"),  # too short beside the English
        ("You can use --verbose here", "Hier kunt u --verbose gebruiken"),  # code
        ("Error 12345 67890 11", "Fout 12345 67890 11"),  # digits
        ("Der Hund und die Katze", "You can not have it with the dog"),  # Dutch side is English
        ("word " * 41, "woord " * 41),
    ],
)
def test_doubtful_pairs_are_refused(english: str, dutch: str) -> None:
    assert not acceptable(english, dutch, "gettext", PairRules())


def test_a_translation_is_accepted_and_a_single_word_only_from_a_dictionary() -> None:
    assert acceptable("Delete the message", "Verwijder het bericht", "gettext", PairRules())
    assert acceptable("message", "bericht", "dictionary", PairRules())
    assert not acceptable("message", "bericht", "gettext", PairRules())


def test_a_paragraph_also_gives_its_sentences_when_both_sides_have_as_many() -> None:
    found = list(pieces("One thing. Another thing.", "Een ding. Nog een ding."))
    assert found[1:] == [("One thing.", "Een ding."), ("Another thing.", "Nog een ding.")]
    assert len(list(pieces("One thing. Another thing.", "Een ding en nog een."))) == 1
