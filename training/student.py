"""The student: the teacher's transformer on Dutch token vectors, mean pooling, unit length."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional
from transformers import BertModel
from transformers.utils import logging

from training.config import Config
from training.teacher import teacher_folder
from training.vocabulary import PAD

Ids = npt.NDArray[np.int32]


class Student(nn.Module):
    """Sentence encoder; ``forward`` gives unit vectors float32 of shape (texts, width)."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """``ids``: int64, shape (texts, tokens), padded with 0."""
        mask = (ids != PAD).long()
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        weights = mask.unsqueeze(-1).float()
        return functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=1)

    @property
    def token_vectors(self) -> nn.Parameter:
        """The embedding table, shape (vocabulary, width)."""
        return cast(nn.Parameter, self.bert.embeddings.word_embeddings.weight)

    def set_dropout(self, rate: float) -> None:
        """Same dropout everywhere."""
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = rate


def new_student(teacher: Path, start_values: npt.NDArray[np.float32]) -> Student:
    """The teacher's weights, with the given table in place of the English one."""
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # or it reports the unused pooler at each load
    bert = BertModel.from_pretrained(
        str(teacher), add_pooling_layer=False, attn_implementation="sdpa", dtype=torch.float32
    )
    rows, width = start_values.shape
    table = nn.Embedding(rows, width, padding_idx=PAD)
    table.weight.data.copy_(torch.from_numpy(start_values))
    bert.embeddings.word_embeddings = table
    bert.config.vocab_size = len(start_values)
    return Student(bert)


def padded(rows: Sequence[Ids]) -> torch.Tensor:
    """One int64 tensor of shape (rows, longest)."""
    out = np.zeros((len(rows), max(len(row) for row in rows)), dtype=np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return torch.from_numpy(out)


def encode(student: Student, rows: Sequence[Ids], batch: int = 64) -> npt.NDArray[np.float32]:
    """Unit vectors of all rows, in their order, without gradient; leaves the model in eval mode."""
    student.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    width = student.token_vectors.shape[1]
    out = np.zeros((len(rows), width), dtype=np.float32)
    with torch.no_grad():
        for start in range(0, len(order), batch):
            part = order[start : start + batch]
            out[part] = student(padded([rows[i] for i in part])).numpy()
    return out


def load_student(config: Config, weights: Path) -> Student:
    """The student with the weights of a file that ``distil`` or ``finetune`` wrote."""
    student = new_student(teacher_folder(config), np.load(config.paths.start_values))
    student.load_state_dict(torch.load(weights, weights_only=True)["student"])
    return student
