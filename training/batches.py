"""The training set as token rows with weights, and its batches of equal token cost."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from training.config import Config, DistilRules
from training.domain import OWN_KINDS, repeats
from training.jsonl import Pair, read_pairs
from training.teacher import VectorStore
from training.vocabulary import token_ids

log = logging.getLogger(__name__)

Ids = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """Distinct pairs; ``shown`` lists pair numbers for one pass, domain pairs several times."""

    texts: list[str]
    rows: list[Ids]
    targets: npt.NDArray[np.float16]  # (pairs, width), the teacher's vectors
    weights: npt.NDArray[np.float32]  # of the loss, one a pair
    own: npt.NDArray[np.bool_]  # a domain pair
    shown: npt.NDArray[np.int64]

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """Tokens of each pair."""
        return np.array([len(row) for row in self.rows], dtype=np.int64)


def loss_weight(pair: Pair, tokens: int) -> float:
    """Dictionary entries count less, long sentences more: they say more about meaning."""
    if pair.kind == "dictionary":
        return 0.8
    return float(np.clip(0.6 + tokens / 20, 0.7, 1.6))


def load_training_set(config: Config, tokenizer: Tokenizer, store: VectorStore) -> TrainingSet:
    """General and domain pairs with their teacher vectors; pairs not yet taught are left out."""
    wanted = read_pairs(config.paths.pairs) + read_pairs(config.paths.domain)
    pairs = [pair for pair in wanted if pair.en in store]
    if len(pairs) < len(wanted):
        log.warning("%d of %d pairs have no teacher vector yet", len(wanted) - len(pairs), len(wanted))
    rows = token_ids(tokenizer, [p.nl for p in pairs], config.distil.max_tokens)
    times = [repeats(p, config.domain) for p in pairs]
    return TrainingSet(
        texts=[p.nl for p in pairs],
        rows=rows,
        targets=store.get(p.en for p in pairs),
        weights=np.array(
            [loss_weight(p, len(r)) for p, r in zip(pairs, rows, strict=True)], dtype=np.float32
        ),
        own=np.array([p.kind in OWN_KINDS for p in pairs]),
        shown=np.repeat(np.arange(len(pairs)), times),
    )


def batches(
    shown: npt.NDArray[np.int64],
    lengths: npt.NDArray[np.int64],
    rules: DistilRules,
    rng: np.random.Generator,
) -> list[npt.NDArray[np.int64]]:
    """One pass over ``shown`` in random order, cut into batches of similar length.

    Lengths are sorted inside blocks of ``rules.bucket`` pairs only, so batches stay mixed.
    """
    order = rng.permutation(shown)
    out: list[npt.NDArray[np.int64]] = []
    for start in range(0, len(order), rules.bucket):
        block = order[start : start + rules.bucket]
        block = block[np.argsort(lengths[block], kind="stable")]
        out += _cut(block, lengths[block], rules)
    return [out[i] for i in rng.permutation(len(out))]


def _cut(
    block: npt.NDArray[np.int64], lengths: Sequence[int] | npt.NDArray[np.int64], rules: DistilRules
) -> list[npt.NDArray[np.int64]]:
    out = []
    first = 0
    for at in range(len(block) + 1):
        size = at - first
        full = at == len(block) or size == rules.batch_pairs
        if size and (full or (size + 1) * lengths[at] > rules.batch_tokens):
            out.append(block[first:at])
            first = at
    return out
