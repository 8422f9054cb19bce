"""Step ``vocabulary``: the student's Dutch subword tokenizer (Unigram, Kudo 2018)."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from training.config import Config, VocabularyRules
from training.domain import read_phrasebook
from training.jsonl import Pair, read_pairs

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
PAD, UNK, CLS, SEP, MASK = range(5)
WORD_START = "▁"
WORD = re.compile(r"[a-zà-ÿ]+")
QUOTES = "[’‘`´]"


def blank_tokenizer() -> Tokenizer:
    """A Unigram tokenizer without pieces: lower case, no accents, digits and punctuation apart."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.NFD(),
            normalizers.StripAccents(),
            normalizers.Replace(Regex(QUOTES), "'"),
            normalizers.Replace(Regex(r"\s+"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement=WORD_START, prepend_scheme="always"),
            pre_tokenizers.Punctuation(),
            pre_tokenizers.Digits(individual_digits=True),
        ]
    )
    return tokenizer


def train_tokenizer(texts: Iterable[str], rules: VocabularyRules) -> Tokenizer:
    """Learn the pieces; ids 0 to 4 are the special tokens."""
    tokenizer = blank_tokenizer()
    trainer = trainers.UnigramTrainer(
        vocab_size=rules.size,
        special_tokens=list(SPECIAL),
        unk_token="[UNK]",
        max_piece_length=rules.max_piece,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer=trainer)
    return tokenizer


def whole_words(pairs: Sequence[Pair], own: Iterable[str], rules: VocabularyRules) -> list[str]:
    """Words that deserve a piece of their own: domain terms, and dictionary headwords in use."""
    used = Counter(word for p in pairs for word in set(WORD.findall(p.nl.lower())))
    headwords = {p.nl.lower() for p in pairs if p.kind == "dictionary"}
    wanted = {word for text in own for word in WORD.findall(text.lower())}
    least = rules.dictionary_min_count
    wanted |= {w for w in headwords if len(w) > 2 and w.isalpha() and used[w] >= least}
    return sorted(w for w in wanted if len(w) <= rules.max_word and w.isascii())


def add_words(
    tokenizer: Tokenizer, words: Iterable[str], counts: Counter[str], rules: VocabularyRules
) -> Tokenizer:
    """Append words as pieces, with their log frequency in the pairs as the Unigram score."""
    data: dict[str, Any] = json.loads(tokenizer.to_str())
    vocabulary: list[list[Any]] = data["model"]["vocab"]
    have = {piece for piece, _ in vocabulary}
    total = max(1, sum(counts.values()))
    for word in words:
        piece = WORD_START + word
        if piece not in have:
            have.add(piece)
            score = math.log(counts[word] / total) if counts[word] else rules.worst_score
            vocabulary.append([piece, max(score, rules.worst_score)])
    data["post_processor"] = None
    grown: Tokenizer = Tokenizer.from_str(json.dumps(data))
    grown.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", CLS), ("[SEP]", SEP)]
    )
    return grown


def make_vocabulary(config: Config) -> dict[str, int]:
    """Run the step. Question files play no part, so new questions never change the ids."""
    pairs = read_pairs(config.paths.pairs)
    book = read_phrasebook(config.paths.phrasebook)
    rows = (book.terms, book.acts, book.askers, book.others, book.frames)
    own = [re.sub(r"\{\w\}", " ", nl) for part in rows for nl, _ in part] + list(book.words)
    dictionary = [p.nl for p in pairs if p.kind == "dictionary"]
    texts = [p.nl for p in pairs] + (dictionary + own) * config.vocabulary.dictionary_repeat
    tokenizer = train_tokenizer(texts, config.vocabulary)
    trained = tokenizer.get_vocab_size()
    counts = Counter(word for text in texts for word in WORD.findall(text.lower()))
    words = whole_words(pairs, own, config.vocabulary)
    tokenizer = add_words(tokenizer, words, counts, config.vocabulary)
    tokenizer.save(str(config.paths.tokenizer))
    return {"trained": trained, "size": tokenizer.get_vocab_size()}


def load_tokenizer(path: Path) -> Tokenizer:
    """The saved tokenizer."""
    return Tokenizer.from_file(str(path))


def token_ids(tokenizer: Tokenizer, texts: Sequence[str], max_tokens: int) -> list[npt.NDArray[np.int32]]:
    """Ids of each text with [CLS] and [SEP], cut to ``max_tokens`` in all; int32."""
    out = []
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        inner = encoding.ids[: max_tokens - 2]
        out.append(np.array([CLS, *inner, SEP], dtype=np.int32))
    return out
