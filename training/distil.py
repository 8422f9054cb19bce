"""Step ``distil``: train the student; resumes from its checkpoint, also with more pairs."""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from training.batches import TrainingSet, batches, load_training_set
from training.config import Config, DistilRules
from training.stamps import file_digest
from training.student import Student, new_student, padded
from training.teacher import VectorStore, teacher_folder
from training.typos import disturb, misspell
from training.vocabulary import load_tokenizer, token_ids

log = logging.getLogger(__name__)


class CheckpointMismatch(Exception):
    """The checkpoint belongs to another vocabulary; delete it to start anew."""


@dataclass(slots=True)
class Progress:
    """How far the training is; the only mutable state beside weights and optimiser."""

    steps: int = 0
    pairs: int = 0
    passes: float = 0.0
    seconds: float = 0.0
    losses: list[float] = field(default_factory=list)  # 1 - cosine, the last 200 steps

    def share(self, rules: DistilRules) -> float:
        """Part of the budget that is used, 0 to 1: the first of minutes and passes to run out."""
        shares = [0.0]
        if rules.minutes is not None:
            shares.append(self.seconds / (60 * rules.minutes))
        if rules.passes is not None:
            shares.append(self.passes / rules.passes)
        return min(1.0, max(shares))

    @property
    def loss(self) -> float:
        """Mean 1 - cosine of the last steps."""
        return float(np.mean(self.losses)) if self.losses else float("nan")


class Distiller:
    """One training run. ``vocabulary`` is the digest of the tokenizer file."""

    def __init__(self, student: Student, tokenizer: Tokenizer, rules: DistilRules, vocabulary: str) -> None:
        self.vocabulary = vocabulary
        self.student, self.tokenizer, self.rules = student, tokenizer, rules
        self.progress = Progress()
        self.rng = random.Random(rules.seed)
        table = student.token_vectors
        others = [p for p in student.parameters() if p is not table]
        groups = [
            {"params": others, "peak": rules.encoder_rate, "weight_decay": rules.weight_decay},
            {"params": [table], "peak": rules.embedding_rate, "weight_decay": 0.0},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), fused=True)

    def rate_factor(self) -> float:
        """Linear warm-up, then linear decay over the budget."""
        warm = min(1.0, (self.progress.steps + 1) / self.rules.warmup_steps)
        return warm * max(self.rules.final_rate, 1 - self.progress.share(self.rules))

    def rows(self, data: TrainingSet, chosen: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int32]]:
        """Token rows of a batch, some of them misspelt afresh."""
        rows = [data.rows[i] for i in chosen]
        texts: dict[int, str] = {}
        for at, number in enumerate(chosen):
            own = bool(data.own[number])
            if self.rng.random() < (self.rules.typo_domain if own else self.rules.typo_general):
                change = disturb if own else misspell
                texts[at] = change(data.texts[number], self.rng)
        if texts:
            new = token_ids(self.tokenizer, list(texts.values()), self.rules.max_tokens)
            for at, row in zip(texts, new, strict=True):
                rows[at] = row
        return rows

    def step(self, data: TrainingSet, chosen: npt.NDArray[np.int64]) -> None:
        """One optimiser step on the pairs ``chosen``."""
        factor = self.rate_factor()
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * factor
        target = torch.from_numpy(data.targets[chosen].astype(np.float32))
        weight = torch.from_numpy(data.weights[chosen])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.rules.bfloat16):
            output = self.student(padded(self.rows(data, chosen)))
        distance = 1 - (output * target).sum(1)
        loss = 10 * (distance * weight).mean()
        if self.rules.contrastive:
            loss = loss + self.rules.contrastive * in_batch_loss(output, target)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.student.parameters(), 1.0)
        self.optimiser.step()
        self.progress.steps += 1
        self.progress.pairs += len(chosen)
        self.progress.losses = [*self.progress.losses[-199:], float(distance.mean().item())]

    def run(self, data: TrainingSet, checkpoint: Path) -> None:
        """Train until the budget is used; writes the checkpoint now and then and at the end."""
        lengths = data.lengths
        self.student.train()
        self.student.set_dropout(self.rules.dropout)
        saved = tick = time.monotonic()
        while self.progress.share(self.rules) < 1:
            shuffle = np.random.default_rng((self.rules.seed, self.progress.steps))
            for chosen in batches(data.shown, lengths, self.rules, shuffle):
                self.step(data, chosen)
                now = time.monotonic()
                self.progress.seconds += now - tick
                self.progress.passes += len(chosen) / len(data.shown)
                tick = now
                if now - saved > self.rules.checkpoint_seconds:
                    saved = now
                    self.save(checkpoint)
                if self.progress.share(self.rules) >= 1:
                    break
        self.save(checkpoint)

    def save(self, path: Path) -> None:
        """Write the checkpoint in one move, so that an interruption leaves the old one."""
        p = self.progress
        state: dict[str, Any] = {
            "student": self.student.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "progress": [p.steps, p.pairs, p.passes, p.seconds, p.losses],
            "rng": self.rng.getstate(),
            "vocabulary": self.vocabulary,
        }
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)
        log.info(
            "distil: step %d, %d pairs, %.2f passes, %.0f s, 1-cos %.4f",
            *(p.steps, p.pairs, p.passes, p.seconds, p.loss),
        )

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint. Raises CheckpointMismatch."""
        state = torch.load(path, weights_only=True)
        if state["vocabulary"] != self.vocabulary:
            raise CheckpointMismatch(str(path))
        self.student.load_state_dict(state["student"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(*state["progress"])
        self.rng.setstate(state["rng"])


def in_batch_loss(output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of finding the own target in the batch; near-equal targets do not count."""
    same = (target @ target.T > 0.95) & ~torch.eye(len(target), dtype=torch.bool)
    logits = (20 * output @ target.T).masked_fill(same, -1e4)
    return functional.cross_entropy(logits, torch.arange(len(target)))


def distil(config: Config) -> dict[str, float]:
    """Run the step."""
    torch.set_num_threads(config.distil.threads)
    torch.manual_seed(config.distil.seed)
    tokenizer = load_tokenizer(config.paths.tokenizer)
    start = np.load(config.paths.start_values)
    store = VectorStore(config.paths.vectors, start.shape[1])
    student = new_student(teacher_folder(config), start)
    vocabulary = file_digest(config.paths.tokenizer)
    distiller = Distiller(student, tokenizer, config.distil, vocabulary)
    if config.paths.checkpoint.exists():
        distiller.resume(config.paths.checkpoint)
    distiller.run(load_training_set(config, tokenizer, store), config.paths.checkpoint)
    progress = distiller.progress
    return {"steps": progress.steps, "passes": progress.passes, "seconds": progress.seconds}
