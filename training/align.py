"""Step ``align``: start values of the Dutch token vectors, by word alignment (IBM model 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from training.config import AlignRules, Config
from training.domain import repeats
from training.jsonl import read_pairs
from training.teacher import teacher_folder
from training.vocabulary import SPECIAL, UNK, load_tokenizer

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
NULL = 0  # the empty English word; id of [PAD] in both vocabularies
FIRST_WORD = 1000  # teacher ids below are unused, special or punctuation


@dataclass(frozen=True, slots=True)
class Links:
    """All (Dutch, English) token meetings. ``cell`` indexes the distinct ones, ``place`` the Dutch
    token they explain; both int64, one entry a meeting."""

    dutch: Ids  # of each distinct meeting
    english: Ids
    cell: Ids
    place: Ids


def meetings(dutch: Sequence[Sequence[int]], english: Sequence[Sequence[int]]) -> Links:
    """Pair every Dutch token with the English tokens (and NULL) of its sentence."""
    left: list[Ids] = []
    right: list[Ids] = []
    places: list[Ids] = []
    start = 0
    for ours, theirs in zip(dutch, english, strict=True):
        words = [NULL, *theirs]
        left.append(np.repeat(np.asarray(ours, dtype=np.int64), len(words)))
        right.append(np.tile(np.asarray(words, dtype=np.int64), len(ours)))
        places.append(np.repeat(np.arange(start, start + len(ours)), len(words)))
        start += len(ours)
    width = 1 << 20
    keys = np.concatenate(left) * width + np.concatenate(right)
    del left, right
    distinct, cell = np.unique(keys, return_inverse=True)
    return Links(distinct // width, distinct % width, cell, np.concatenate(places))


def ibm_model_1(links: Links, iterations: int) -> npt.NDArray[np.float64]:
    """Expected counts of each distinct meeting after EM on t(Dutch | English); float64."""
    chance: npt.NDArray[np.float64] = np.ones(len(links.dutch))
    counts: npt.NDArray[np.float64] = chance
    for _ in range(iterations):
        weight = chance[links.cell]
        weight /= np.bincount(links.place, weights=weight)[links.place] + 1e-12
        counts = np.bincount(links.cell, weights=weight, minlength=len(chance)).astype(np.float64)
        chance = counts / (np.bincount(links.english, weights=counts)[links.english] + 1e-12)
    return counts


def mixing(
    links: Links, counts: npt.NDArray[np.float64], shape: tuple[int, int], sharpness: float
) -> sp.csr_matrix:
    """Rows: Dutch tokens; columns: English tokens; p(English | Dutch) sharpened, rows sum to 1."""
    kept = np.where(links.english == NULL, 0.0, counts)
    given = kept / (np.bincount(links.dutch, kept, minlength=shape[0])[links.dutch] + 1e-12)
    matrix = sp.csr_matrix((given**sharpness, (links.dutch, links.english)), shape=shape)
    total = np.asarray(matrix.sum(axis=1)).ravel()
    return sp.csr_matrix(sp.diags(1.0 / np.maximum(total, 1e-9)) @ matrix)


def start_values(mix: sp.csr_matrix, vectors: Floats, dutch: Tokenizer, english: Tokenizer) -> Floats:
    """Token vectors float32, shape (Dutch vocabulary, width); unaligned tokens get the mean."""
    values = np.asarray(mix @ vectors, dtype=np.float32)
    empty = np.asarray(mix.sum(axis=1)).ravel() == 0
    values[empty] = vectors[min(FIRST_WORD, len(vectors) // 2) :].mean(axis=0)
    for token in SPECIAL:
        theirs = english.token_to_id(token)
        if theirs is not None:
            values[dutch.token_to_id(token)] = vectors[theirs]
    return values


def teacher_token_vectors(folder: Path) -> Floats:
    """The teacher's input embedding table, float32."""
    tensors = load_file(folder / "model.safetensors")
    name = next(key for key in tensors if key.endswith("word_embeddings.weight"))
    return np.asarray(tensors[name], dtype=np.float32)


def teacher_tokenizer(folder: Path) -> Tokenizer:
    """The teacher's tokenizer without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def inner_ids(tokenizer: Tokenizer, texts: Sequence[str], most: int) -> list[list[int]]:
    """Ids without special tokens, cut to ``most``; never empty."""
    encoded = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [e.ids[:most] or [UNK] for e in encoded]


def align(config: Config) -> dict[str, int]:
    """Run the step; writes the start values."""
    rules: AlignRules = config.align
    folder = teacher_folder(config)
    dutch, english = load_tokenizer(config.paths.tokenizer), teacher_tokenizer(folder)
    pairs = read_pairs(config.paths.pairs)
    for pair in read_pairs(config.paths.domain):
        pairs += [pair] * repeats(pair, config.domain)
    links = meetings(
        inner_ids(dutch, [p.nl for p in pairs], rules.max_tokens),
        inner_ids(english, [p.en for p in pairs], rules.max_tokens),
    )
    counts = ibm_model_1(links, rules.iterations)
    vectors = teacher_token_vectors(folder)
    shape = (dutch.get_vocab_size(), len(vectors))
    mix = mixing(links, counts, shape, rules.sharpness)
    np.save(config.paths.start_values, start_values(mix, vectors, dutch, english))
    unaligned = int((np.asarray(mix.sum(axis=1)).ravel() == 0).sum())
    return {"links": len(links.dutch), "unaligned": unaligned}
