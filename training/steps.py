"""The steps in their order, with what each reads and writes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.library import KNOWLEDGE
from training.align import align
from training.config import Config, plain
from training.distil import distil
from training.domain import make_domain, measured_file, question_files
from training.export import export
from training.fetch import fetch
from training.finetune import finetune
from training.pairs import make_pairs
from training.probe import probe
from training.stamps import Stamps, inputs_digest
from training.teacher import teach, teacher_folder
from training.vocabulary import make_vocabulary

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """``inputs`` and ``rules`` are hashed; a step is skipped only if ``outputs`` exist."""

    name: str
    run: Callable[[Config], Mapping[str, float]]
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    rules: Any


def steps(config: Config) -> list[Step]:
    """All steps of a run, in order."""
    p, c = config.paths, config
    asked = tuple(question_files(p.questions, c.domain))
    probed = tuple(measured_file(config, author) for author in sorted(c.domain.probe))
    weights = teacher_folder(config) / "model.safetensors"
    protocols = sorted((KNOWLEDGE / "protocols").glob("*.yaml"))
    domain = (p.phrasebook, p.translations, p.clauses, *asked)
    return [
        Step("fetch", fetch, (p.packages,), (p.lock, p.unpacked), {}),
        Step("pairs", make_pairs, (p.lock,), (p.pairs, p.heldout, p.counts), plain(c.pairs)),
        Step("domain", make_domain, domain, (p.domain,), plain(c.domain)),
        Step(
            "vocabulary",
            make_vocabulary,
            (p.pairs, p.phrasebook),
            (p.tokenizer,),
            plain(c.vocabulary),
        ),
        Step(
            "teach",
            teach,
            (weights, p.pairs, p.heldout, p.domain, *probed),
            (p.vectors,),
            c.teacher_max_tokens,
        ),
        Step(
            "align",
            align,
            (weights, p.tokenizer, p.pairs, p.domain),
            (p.start_values,),
            plain(c.align),
        ),
        Step(
            "distil",
            distil,
            (weights, p.pairs, p.domain, p.tokenizer, p.start_values),
            (p.checkpoint,),
            [plain(c.distil), plain(c.domain)],
        ),
        Step(
            "probe",
            probe,
            (p.checkpoint, p.heldout, *probed),
            (p.scores,),
            c.export.max_tokens,
        ),
        Step(
            "finetune",
            finetune,
            (p.checkpoint, *sorted(p.corpus.rglob("*.yml")), *protocols),
            (p.finetuned,),
            plain(c.finetune),
        ),
        Step(
            "export",
            export,
            (c.exported, p.tokenizer, p.scores, p.counts, p.lock),
            (p.model,),
            plain(c.export),
        ),
    ]


def run_step(step: Step, config: Config, *, force: bool = False) -> bool:
    """Run a step unless nothing it reads has changed; returns whether it ran."""
    stamps = Stamps(config.paths.stamps)
    digest = inputs_digest(step.inputs, step.rules)
    if not force and stamps.fresh(step.name, digest, step.outputs):
        log.info("%s: unchanged, skipped", step.name)
        return False
    log.info("%s: starts", step.name)
    config.paths.build.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    figures = step.run(config)
    stamps.set(step.name, digest)
    log.info("%s: %s in %.0f s", step.name, dict(figures), time.monotonic() - start)
    return True
