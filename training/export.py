"""Step ``export``: the SentenceTransformer folder that ships, with its data card."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from transformers import BertConfig

from training.card import card
from training.config import Config
from training.student import Student, load_student
from training.vocabulary import SPECIAL

WEIGHTS = "model.safetensors"
MODULES = (
    ("", "Transformer"),
    ("1_Pooling", "Pooling"),
    ("2_Normalize", "Normalize"),
)


class ModelTooLarge(Exception):
    """The exported folder does not fit in the repository."""


def write_json(path: Path, value: Any) -> None:
    """Indented JSON, with its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


def write_transformer(student: Student, folder: Path) -> None:
    """Weights in float16, and a configuration that loads them as float32: CPUs compute in that."""
    tensors = {name: tensor.half().contiguous() for name, tensor in student.bert.state_dict().items()}
    save_file(tensors, folder / WEIGHTS, metadata={"format": "pt"})
    settings: BertConfig = student.bert.config
    values = settings.to_dict()
    values.update(architectures=["BertModel"], dtype="float32", pad_token_id=0)
    values.pop("_name_or_path", None)
    write_json(folder / "config.json", values)


def write_tokenizer(source: Path, folder: Path, max_tokens: int) -> None:
    """The tokenizer, and the names of its special tokens."""
    shutil.copyfile(source, folder / "tokenizer.json")
    names = ("pad_token", "unk_token", "cls_token", "sep_token", "mask_token")
    settings = dict(zip(names, SPECIAL, strict=True))
    write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": max_tokens,
            "clean_up_tokenization_spaces": False,
            "model_input_names": ["input_ids", "attention_mask"],
            **settings,
        },
    )
    write_json(folder / "special_tokens_map.json", settings)


def write_modules(folder: Path, width: int, max_tokens: int) -> None:
    """Transformer, mean pooling, unit length, as sentence-transformers reads them."""
    rows = [
        {
            "idx": number,
            "name": str(number),
            "path": path,
            "type": f"sentence_transformers.models.{kind}",
        }
        for number, (path, kind) in enumerate(MODULES)
    ]
    write_json(folder / "modules.json", rows)
    write_json(folder / "sentence_bert_config.json", {"max_seq_length": max_tokens, "do_lower_case": False})
    write_json(
        folder / "1_Pooling" / "config.json",
        {
            "word_embedding_dimension": width,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
    )
    (folder / "2_Normalize").mkdir(exist_ok=True)
    (folder / "2_Normalize" / ".gitkeep").touch()
    write_json(
        folder / "config_sentence_transformers.json",
        {"prompts": {}, "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )


def size_of(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def export(config: Config) -> dict[str, int]:
    """Run the step. Raises ModelTooLarge."""
    folder = config.paths.model
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    student = load_student(config, config.exported)
    state = torch.load(config.paths.checkpoint, weights_only=True)
    write_transformer(student, folder)
    write_tokenizer(config.paths.tokenizer, folder, config.export.max_tokens)
    write_modules(folder, student.token_vectors.shape[1], config.export.max_tokens)
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    size = size_of(folder)
    if size > config.export.max_bytes:
        raise ModelTooLarge(f"{size} bytes, at most {config.export.max_bytes}")
    text = card(config, digest, size, state["progress"])
    (folder / "README.md").write_text(text, "utf-8")
    (folder / WEIGHTS).chmod(0o644)
    return {"bytes": size}
