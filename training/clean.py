"""Turns raw entries into clean sentence pairs, or refuses them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from training.config import PairRules

PLACEHOLDER = re.compile(
    r"%\d*\$?[-+ #0]*\d*(?:\.\d+)?(?:l|ll|h|z)?[a-zA-Z](?![a-zA-Z])|%\([^)]*\)[sd]?|%\d+"
    r"|\{\{[^}]*\}\}|\$\{[^}]*\}|\{[^}]*\}|\$\d+|\$\w+\$?|&[a-z.\-0-9]+;|https?://\S+"
    r"|\[\[[^\]|]*\||\]\]|\[https?\S*|'''?|<[^>]*>|\\[ntr]|~[A-Z]\b"
)
ACCELERATOR = re.compile(r"[&~](?=\w)|(?<!\w)_(?=\w)|(?<=[a-zA-Z])_(?=[a-zA-Z])")
EMPTY_QUOTES = re.compile(r'\(\s*\)|"\s*"|„\s*”|“\s*”')
CODE = re.compile(r"[/\\]\w+/|--\w|::|\w_\w|\w\.\w+\(|@")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“'(])")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "`": "'"})
PUNCTUATION = '.,;:()"'
DUTCH_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "van",
        "niet",
        "wordt",
        "worden",
        "voor",
        "met",
        "bij",
        "naar",
        "deze",
        "dit",
        "zijn",
        "uw",
        "kan",
        "u",
        "is",
        "op",
        "om",
        "te",
        "dat",
        "als",
        "geen",
        "wilt",
        "dan",
        "ook",
        "meer",
        "aan",
        "of",
        "door",
        "uit",
        "er",
        "al",
        "moet",
        "hebt",
        "heeft",
    ]
)
ENGLISH_WORDS = frozenset(
    [
        "the",
        "and",
        "you",
        "to",
        "this",
        "that",
        "with",
        "for",
        "your",
        "from",
        "be",
        "are",
        "not",
        "can",
        "will",
        "have",
        "it",
        "when",
        "which",
        "an",
    ]
)


def normalise(text: str) -> str:
    """NFKC, plain quotes, single spaces: the form in which texts are compared and stored."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(QUOTES)).strip()


def strip_markup(text: str) -> str:
    """The text without placeholders, tags, addresses and keyboard accelerators."""
    text = html.unescape(PLACEHOLDER.sub(" ", html.unescape(text)))
    text = ACCELERATOR.sub("", text)
    text = re.sub(r"[*|^=\\`{}\[\]]+", " ", text)
    text = re.sub(r"\.\.\.+|…", "", text)
    text = re.sub(r"\s+", " ", text).strip(" -:;,•/#+")
    text = EMPTY_QUOTES.sub("", text)
    return normalise(re.sub(r"\s+([.,;:!?])", r"\1", text))


def acceptable(english: str, dutch: str, kind: str, rules: PairRules) -> bool:
    """Whether the pair looks like running text and its translation (or a dictionary entry)."""
    theirs, ours = english.split(), dutch.split()
    if not theirs or not ours or english.lower() == dutch.lower():
        return False
    if kind == "dictionary":
        longest = max(len(theirs), len(ours))
        return longest <= rules.max_dictionary_words and bool(re.search("[a-z]{2}", dutch))
    if not rules.min_words <= len(ours) <= rules.max_words or len(theirs) > rules.max_words:
        return False
    if min(_letters(dutch), _letters(english)) < rules.letters or CODE.search(english):
        return False
    low, high = rules.length_ratio
    if not low < len(dutch) / len(english) < high:
        return False
    return _is_dutch([w.lower().strip(PUNCTUATION) for w in ours], theirs, rules)


def _letters(text: str) -> float:
    return sum(c.isalpha() or c == " " for c in text) / len(text)


def _is_dutch(ours: list[str], theirs: list[str], rules: PairRules) -> bool:
    if sum(w in ENGLISH_WORDS for w in ours) > sum(w in DUTCH_WORDS for w in ours):
        return False
    distinct = set(ours)
    shared = distinct & {w.lower().strip(PUNCTUATION) for w in theirs}
    return len(ours) <= 3 or len(shared) <= rules.max_shared * len(distinct)


def pieces(english: str, dutch: str) -> Iterator[tuple[str, str]]:
    """Clean paragraphs of an entry, and their sentences where both sides have equally many."""
    theirs, ours = english.split("\n\n"), dutch.split("\n\n")
    if len(theirs) != len(ours):
        theirs, ours = [english], [dutch]
    for left, right in zip(theirs, ours, strict=True):
        left, right = strip_markup(left), strip_markup(right)
        yield left, right
        left_sentences, right_sentences = SENTENCE_END.split(left), SENTENCE_END.split(right)
        if len(left_sentences) == len(right_sentences) > 1:
            yield from zip(left_sentences, right_sentences, strict=True)
