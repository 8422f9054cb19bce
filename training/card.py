"""The data card: what the model is, what it was made of, which licences, and how good it is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import torch

from training.config import Config, plain
from training.fetch import read_lock
from training.jsonl import read_pairs

Scores = dict[str, dict[str, dict[str, float]]]


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def scores_table(scores: Scores) -> str:
    """One row a probe set: cosine and recall before and after."""
    head = (
        "held-out set",
        "pairs",
        "cosine: teacher on Dutch",
        "before",
        "after",
        "recall@1 nl→en before",
        "after",
        "en→nl after",
    )
    rows = []
    for name, after in scores["after"].items():
        before, teacher = scores["before"][name], scores["teacher on Dutch"][name]
        rows.append(
            (
                *(name, after["pairs"], teacher["cosine"], before["cosine"], after["cosine"]),
                *(before["recall_dutch_to_english"], after["recall_dutch_to_english"]),
                after["recall_english_to_dutch"],
            )
        )
    return table(head, rows)


def sources_table(config: Config, counts: dict[str, Any]) -> str:
    """One row a Debian package that gave pairs; the others are left out."""
    lock = read_lock(config.paths.lock)
    rows = []
    for name, number in counts["packages"].items():
        package = lock.get(name)
        if package is None:
            rows.append((name, "?", "not in the lock file", "", number))
            continue
        others = ", ".join(package.other_licences[:6])
        others += " …" if len(package.other_licences) > 6 else ""
        rows.append((name, package.version, package.licence, others, number))
    return table(("package", "version", "main licence", "also named", "pairs"), rows)


def unfinished(passes: float) -> str:
    """A sentence for the weak points of a model that has not seen all its pairs."""
    if passes >= 1:
        return ""
    return " The training stopped before each pair had been shown once; the loss was still falling."


def finetuning(config: Config) -> list[str]:
    """What the card says of the fine-tuning, if the exported weights had one."""
    if not config.export.finetuned:
        return []
    taught = torch.load(config.paths.finetuned, weights_only=True)["figures"]
    return [
        f"Then fine-tuned for {taught['epochs']:.0f} epochs on {taught['texts']:.0f} training questions and"
        " topic descriptions and on the clauses of the protocols. The classification heads are not part of"
        " the model.",
        "Settings: `" + json.dumps(plain(config.finetune)) + "`",
    ]


def card(config: Config, digest: str, size: int, progress: Sequence[Any]) -> str:
    """The text of ``README.md``. ``progress``: steps, pairs, passes, seconds, last losses."""
    counts = json.loads(config.paths.counts.read_text("utf-8"))
    scores: Scores = json.loads(config.paths.scores.read_text("utf-8"))
    own = Counter(pair.kind for pair in read_pairs(config.paths.domain))
    steps, pairs, passes, seconds = progress[:4]
    never = ", ".join(sorted(config.domain.never))
    kinds = table(("kind", "pairs"), counts["kinds"].items())
    parts = [
        f"# {config.export.name}",
        "Dutch sentence embeddings (384 numbers, unit length) for questions and clauses of school"
        " social-media protocols. Load with `SentenceTransformer(path)`; at most"
        f" {config.export.max_tokens} tokens a text. {size / 1e6:.1f} MB, weights in float16,"
        " computed in float32.",
        f"SHA-256 of `model.safetensors`: `{digest}`",
        "## How it was made",
        f"Multilingual knowledge distillation (Reimers & Gurevych 2020) from"
        f" {config.export.teacher_name}: its six layers, a new Dutch Unigram vocabulary, token"
        " vectors started by IBM model 1, then trained until the vector of a Dutch text nears the"
        f" teacher's vector of its English translation. {steps} steps, {pairs} pairs shown"
        f" ({passes:.2f} passes), {seconds / 60:.0f} minutes on two CPU cores. Reproduce with"
        " `python -m training all`; the versions are in `training/packages.lock.json`.",
        "Settings: `" + json.dumps(plain(config.distil)) + "`",
        *finetuning(config),
        "## Data",
        f"{counts['training']} general pairs ({counts['dutch_words']} Dutch words), and"
        f" {counts['heldout']} held out by a hash of the English text:",
        kinds,
        f"Own pairs, each shown several times a pass: {own['question']} questions written for this"
        f" project with their translation (× {config.domain.question_repeat}), {own['clause']}"
        f" sentences in the manner of a protocol (× {config.domain.clause_repeat}),"
        f" {own['term']} terms"
        f" (× {config.domain.term_repeat}), {own['template']} template sentences"
        f" (× {config.domain.template_repeat}). Never used: question authors {never}, who are kept"
        " for development and test. How well the model serves the product is in"
        " `docs/evaluation.md`.",
        "## Scores of the distillation",
        "Cosine with the teacher's vector of the English text, and the share of texts whose"
        " translation is the nearest of the set. `before` is the student with aligned token vectors"
        " but without training; `questions` are of authors"
        f" {', '.join(sorted(config.domain.probe))}.",
        scores_table(scores),
        "## Weak points",
        "The general pairs are software texts: their Dutch is formal and technical. Chat spelling"
        " is imitated by rules. Alignment of manuals was checked by sample only. One seed. The"
        " model copies a general English teacher, its biases included; negation and who-does-what"
        " are poorly told apart by all such models." + unfinished(passes),
        "## Sources and licences",
        "From Debian 12 (bookworm). The licence is read from `debian/copyright` (main: of"
        " `Files: *`, or the first that is named); translations are under the licence of their"
        " program unless the file says otherwise. The packages are training data; none of their"
        " text is in this folder, except single words in the vocabulary. Most are copyleft; whether"
        " weights that were trained on such texts are a derived work is not settled in law, so a"
        " user who must be sure asks a lawyer. The teacher is Apache-2.0; own pairs were written"
        " for this project.",
        sources_table(config, counts),
    ]
    return "\n\n".join(parts) + "\n"
