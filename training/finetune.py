"""Step ``finetune``: teach the distilled student the questions and clauses of school protocols.

One encoder learns five things at once from the training questions in ``data/nlu`` and the protocols:

- the topic of a question (cross-entropy), and that questions on one topic lie together (supervised
  contrastive loss, Khosla et al. 2020);
- its form, whose conduct it is about, and whether it states that a condition is met;
- which clauses settle it, among clauses of the same protocols (InfoNCE with several positives, van den
  Oord et al. 2018), with hard negatives from the protocol of the right clause.

The classification heads are thrown away: the index fits its own on the vectors of the finished encoder.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from knowledge.library import Library, load_library
from knowledge.passages import passage_of
from knowledge.questions import ExampleQuestion, read_questions
from training.config import Config, FinetuneRules
from training.student import Student, load_student, padded
from training.typos import disturb
from training.vocabulary import load_tokenizer, token_ids

log = logging.getLogger(__name__)

UNKNOWN = -100
"""The label of what an author did not label; cross-entropy leaves it out."""
TARGETS = ("topic", "form", "actor", "stated")

Labels = dict[str, npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """The texts with their labels, and the passages that settle each of them.

    ``settles[i]`` are the numbers of the passages that settle text i at whichever school; ``school`` is the
    school number of each passage.
    """

    texts: list[str]
    labels: Labels
    classes: dict[str, int]
    passages: list[str]
    settles: list[frozenset[int]]
    school: npt.NDArray[np.int64]


def read_lesson(library: Library, questions: Sequence[ExampleQuestion]) -> Lesson:
    """The training questions, and the descriptions of the topics as questions of their own."""
    settled: dict[str, set[int]] = {}
    for number, clause in enumerate(library.clauses):
        for rule in clause.topics:
            if not rule.supporting:
                settled.setdefault(rule.topic, set()).add(number)
    described = [
        (topic.key, text) for topic in library.topics.values() for text in (topic.title, topic.description)
    ]
    rows = [(q.text, q.topic, q.form, q.actor, q.stated) for q in questions]
    rows += [(text, topic, None, None, None) for topic, text in described]
    columns = list(zip(*rows, strict=True))
    labels, classes = {}, {}
    for name, column in zip(TARGETS, columns[1:], strict=True):
        known = sorted({str(value) for value in column if value is not None})
        labels[name] = np.array([UNKNOWN if value is None else known.index(str(value)) for value in column])
        classes[name] = len(known)
    schools = {school: number for number, school in enumerate(library.schools)}
    return Lesson(
        texts=list(columns[0]),
        labels=labels,
        classes=classes,
        passages=[passage_of(library[clause.school], clause) for clause in library.clauses],
        settles=[frozenset(settled.get(topic, ())) for topic in columns[1]],
        school=np.array([schools[clause.school] for clause in library.clauses]),
    )


class Heads(nn.Module):
    """A linear head for each target, on unit vectors."""

    def __init__(self, width: int, classes: dict[str, int]) -> None:
        super().__init__()
        self.heads = nn.ModuleDict({name: nn.Linear(width, count) for name, count in classes.items()})

    def loss(
        self, vectors: torch.Tensor, labels: dict[str, torch.Tensor], rules: FinetuneRules
    ) -> torch.Tensor:
        """The weighted sum of the cross-entropies; a target nobody labelled in this batch adds nothing."""
        total = vectors.new_zeros(())
        for name, weight in rules.weights:
            if bool((labels[name] != UNKNOWN).any()):
                logits = self.heads[name](vectors)
                smoothing = rules.label_smoothing
                total = total + weight * functional.cross_entropy(
                    logits, labels[name], label_smoothing=smoothing
                )
        return total


def same_topic_loss(vectors: torch.Tensor, topics: torch.Tensor, temperature: float) -> torch.Tensor:
    """Supervised contrastive loss over the batch; zero when no two texts share a topic."""
    itself = torch.eye(len(topics), dtype=torch.bool)
    same = (topics[:, None] == topics[None, :]) & ~itself
    shares = functional.log_softmax((vectors @ vectors.T / temperature).masked_fill(itself, -1e4), 1)
    has = same.any(1)
    if not bool(has.any()):
        return vectors.new_zeros(())
    return -((shares * same).sum(1)[has] / same.sum(1)[has]).mean()


def clause_loss(
    questions: torch.Tensor, clauses: torch.Tensor, settles: torch.Tensor, temperature: float
) -> torch.Tensor:
    """InfoNCE of the clauses that settle a question among the clauses of the batch.

    ``settles``: bool, shape (questions, clauses). Questions that none of them settles are left out.
    """
    has = settles.any(1)
    if not bool(has.any()):
        return questions.new_zeros(())
    logits = (questions @ clauses.T / temperature)[has]
    right = torch.logsumexp(logits.masked_fill(~settles[has], -1e4), 1)
    return (torch.logsumexp(logits, 1) - right).mean()


class Finetuner:
    """One run over the lesson."""

    def __init__(self, student: Student, lesson: Lesson, config: Config) -> None:
        self.student, self.lesson, self.rules = student, lesson, config.finetune
        self.tokenizer = load_tokenizer(config.paths.tokenizer)
        self.max_tokens = config.distil.max_tokens
        self.rng = random.Random(self.rules.seed)
        self.heads = Heads(student.token_vectors.shape[1], lesson.classes)
        groups = [
            {"params": list(student.parameters()), "peak": self.rules.encoder_rate},
            {"params": list(self.heads.parameters()), "peak": self.rules.head_rate},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=0.0, weight_decay=self.rules.weight_decay, fused=True)
        self.rows = token_ids(self.tokenizer, lesson.texts, self.max_tokens)
        self.passage_rows = token_ids(self.tokenizer, lesson.passages, self.rules.passage_tokens)
        self.per_epoch = -(-len(lesson.texts) // self.rules.batch)
        self.done = 0

    def run(self) -> dict[str, float]:
        """All epochs; gives the mean loss of the last one."""
        self.student.train()
        self.student.set_dropout(self.rules.dropout)
        start, loss = time.monotonic(), float("nan")
        for epoch in range(self.rules.epochs):
            loss = float(np.mean([self.step(chosen) for chosen in self.batches()]))
            log.info("finetune: epoch %d, loss %.3f, %.0f s", epoch + 1, loss, time.monotonic() - start)
        return {"epochs": self.rules.epochs, "texts": len(self.lesson.texts), "loss": round(loss, 4)}

    def batches(self) -> Iterator[list[int]]:
        """One epoch in random order, texts of like length together."""
        order = list(range(len(self.rows)))
        self.rng.shuffle(order)
        size = self.rules.batch
        blocks = [order[at : at + 16 * size] for at in range(0, len(order), 16 * size)]
        lined = [i for block in blocks for i in sorted(block, key=lambda number: len(self.rows[number]))]
        cut = [lined[at : at + size] for at in range(0, len(lined), size)]
        self.rng.shuffle(cut)
        yield from cut

    def step(self, chosen: list[int]) -> float:
        """One optimiser step; gives the loss."""
        self._set_rates()
        vectors = self.student(padded(self._disturbed(chosen)))
        labels = {name: torch.from_numpy(values[chosen]) for name, values in self.lesson.labels.items()}
        loss = self.heads.loss(vectors, labels, self.rules)
        loss = loss + self.rules.same_topic * same_topic_loss(
            vectors, labels["topic"], self.rules.temperature
        )
        picked = self._picked_passages(chosen)
        if picked:
            clauses = self.student(padded([self.passage_rows[i] for i in picked]))
            settles = torch.tensor([[p in self.lesson.settles[i] for p in picked] for i in chosen])
            loss = loss + self.rules.clauses * clause_loss(vectors, clauses, settles, self.rules.temperature)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.student.parameters(), 1.0)
        self.optimiser.step()
        self.done += 1
        return float(loss.item())

    def _set_rates(self) -> None:
        warm = min(1.0, (self.done + 1) / self.rules.warmup_steps)
        left = 1 - self.done / (self.rules.epochs * self.per_epoch)
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * warm * max(self.rules.final_rate, left)

    def _disturbed(self, chosen: list[int]) -> list[npt.NDArray[np.int32]]:
        rows = [self.rows[i] for i in chosen]
        at = [place for place in range(len(chosen)) if self.rng.random() < self.rules.typos]
        texts = [disturb(self.lesson.texts[chosen[place]], self.rng) for place in at]
        for place, row in zip(
            at, token_ids(self.tokenizer, texts, self.max_tokens) if texts else (), strict=True
        ):
            rows[place] = row
        return rows

    def _picked_passages(self, chosen: list[int]) -> list[int]:
        """Passages that settle some of the texts, each with a neighbour from its own protocol."""
        settled = [i for i in chosen if self.lesson.settles[i]]
        picked: set[int] = set()
        for i in self.rng.sample(settled, min(self.rules.passages, len(settled))):
            right = self.rng.choice(sorted(self.lesson.settles[i]))
            neighbours = np.flatnonzero(self.lesson.school == self.lesson.school[right])
            picked |= {right, int(self.rng.choice(neighbours.tolist()))}
        return sorted(picked)


def finetune(config: Config) -> dict[str, float]:
    """Run the step: reads the distilled checkpoint, writes the fine-tuned weights."""
    torch.set_num_threads(config.distil.threads)
    torch.manual_seed(config.finetune.seed)
    student = load_student(config, config.paths.checkpoint)
    lesson = read_lesson(load_library(), read_questions(config.paths.corpus))
    figures = Finetuner(student, lesson, config).run()
    torch.save({"student": student.state_dict(), "figures": figures}, config.paths.finetuned)
    return figures
