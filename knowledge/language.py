"""In which language a message is written.

Dutch unless another language is almost certain: people write short, with chat spelling and loan words. The
thresholds leave every one of the thousands of example messages in data/nlu Dutch (py3langid 0.4.0).
"""

import unicodedata
from functools import cache

from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from knowledge.words import words_of

DUTCH = "nl"
LANGUAGES = (DUTCH, "en", "de", "tr", "ar", "pl", "uk", "ru", "fr", "es")
"""The languages told apart; the response `utter_foreign` has a sentence in each but Dutch."""
CERTAIN = (1.01, 0.98, 0.96, 0.85)
"""The probability from which a message of so many words (the last: or more) is in another language."""
DUTCH_WORDS = frozenset(
    words_of(
        """
        ik jij het een maar mag mogen moet kan wat waar hoe waarom niet geen dat deze dit voor met op
        bij naar als dan ook nog wel zijn heb heeft ff mn mijn nee ja graag
        """
    )
)
"""Words of hardly any other language: with one of them a message is Dutch, whatever loan words stand around
it.
"""


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def language_of(text: str) -> str:
    """One of `LANGUAGES`."""
    words = words_of(text)
    if not DUTCH_WORDS.isdisjoint(words):
        return DUTCH
    if _is_in_another_script(text):
        return next(str(language) for language, _ in _identifier().rank(text) if language != DUTCH)
    language, probability = _identifier().classify(text)
    return str(language) if probability >= CERTAIN[min(len(words), len(CERTAIN) - 1)] else DUTCH


def _is_in_another_script(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and not any(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
