"""Step ``probe``: how near the student's Dutch vectors come to the teacher's English ones.

Measured on held-out pairs, before (start values only) and after training. The figures say how well
the teacher was copied. How well clauses are found is measured by the product's own evaluation.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt
import torch

from training.config import Config
from training.domain import measured_file, read_translations
from training.jsonl import Pair, read_pairs
from training.student import Student, encode, new_student
from training.teacher import VectorStore, load_teacher, teacher_folder
from training.vocabulary import load_tokenizer, token_ids

Vectors = npt.NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]
CANDIDATES = 1000
SEED = 3


@dataclass(frozen=True, slots=True)
class Score:
    """``cosine``: mean with the teacher's vector; recall: share whose partner is the nearest."""

    pairs: int
    cosine: float
    recall_dutch_to_english: float
    recall_english_to_dutch: float


def score(dutch: Vectors, english: Vectors) -> Score:
    """Both of unit rows, shape (pairs, width); equal English vectors count as the same partner."""
    similar = dutch @ english.T
    own = np.diagonal(similar)
    return Score(
        len(dutch),
        round(float(own.mean()), 4),
        round(float((own >= similar.max(axis=1) - 1e-6).mean()), 4),
        round(float((own >= similar.max(axis=0) - 1e-6).mean()), 4),
    )


def probe_sets(config: Config) -> dict[str, list[Pair]]:
    """Held-out pairs: ``all`` (a sample), one set per kind, and the probe authors' questions."""
    heldout = read_pairs(config.paths.heldout)
    sample = random.Random(SEED).sample(heldout, min(CANDIDATES, len(heldout)))
    sets = {"all": sample}
    for kind in sorted({pair.kind for pair in heldout}):
        sets[kind] = [pair for pair in heldout if pair.kind == kind]
    sets["questions"] = [
        Pair("question", author, english, dutch)
        for author in sorted(config.domain.probe)
        for dutch, english in read_translations(measured_file(config, author))
    ]
    return {name: pairs for name, pairs in sets.items() if pairs}


def measure(sets: dict[str, list[Pair]], dutch: Encoder, english: Encoder) -> dict[str, Score]:
    """A score for each set."""
    return {
        name: score(dutch([p.nl for p in pairs]), english([p.en for p in pairs]))
        for name, pairs in sets.items()
    }


def probe(config: Config) -> dict[str, float]:
    """Run the step; writes ``scores.json`` with ``teacher on Dutch``, ``before`` and ``after``."""
    torch.set_num_threads(config.distil.threads)
    sets = probe_sets(config)
    teacher = load_teacher(config)
    tokenizer = load_tokenizer(config.paths.tokenizer)
    student: Student = new_student(teacher_folder(config), np.load(config.paths.start_values))
    store = VectorStore(config.paths.vectors, student.token_vectors.shape[1])

    def english(texts: Sequence[str]) -> Vectors:
        return store.get(texts).astype(np.float32)

    def untrained(texts: Sequence[str]) -> Vectors:
        vectors = teacher.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def dutch(texts: Sequence[str]) -> Vectors:
        return encode(student, token_ids(tokenizer, texts, config.export.max_tokens))

    scores = {"teacher on Dutch": measure(sets, untrained, english)}
    scores["before"] = measure(sets, dutch, english)
    state = torch.load(config.paths.checkpoint, weights_only=True)
    student.load_state_dict(state["student"])
    scores["after"] = measure(sets, dutch, english)
    rows = {name: {k: asdict(s) for k, s in part.items()} for name, part in scores.items()}
    config.paths.scores.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    return {
        "cosine": scores["after"]["all"].cosine,
        "recall": scores["after"]["all"].recall_dutch_to_english,
    }
