"""``python -m training <step>``; ``all`` runs every step in order."""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from training.config import HERE, Config, DistilRules, ExportRules, Paths

NAMES = (
    *("fetch", "pairs", "domain", "vocabulary", "teach", "align", "distil", "probe"),
    *("finetune", "export"),
    "all",
)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    out = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    out.add_argument("step", choices=NAMES)
    out.add_argument("--build", type=Path, default=HERE.parent / "build", help="work folder")
    out.add_argument("--teacher", type=Path, help="a SentenceTransformer folder")
    out.add_argument("--minutes", type=float, help="time budget of distil, in place of passes")
    out.add_argument("--passes", type=float, help="passes of distil over the pairs")
    out.add_argument("--threads", type=int, default=DistilRules().threads)
    out.add_argument("--seed", type=int, default=DistilRules().seed)
    out.add_argument("--bfloat16", action="store_true", help="needs a CPU with AVX-512 BF16")
    out.add_argument("--finetuned", action="store_true", help="export the fine-tuned weights")
    out.add_argument("--force", action="store_true", help="run also when nothing has changed")
    return out


def config_from(options: argparse.Namespace) -> Config:
    """The shipped rules, with what the command line changes."""
    rules = DistilRules(seed=options.seed, threads=options.threads, bfloat16=options.bfloat16)
    if options.minutes is not None:
        rules = replace(rules, minutes=options.minutes, passes=None)
    if options.passes is not None:
        rules = replace(rules, passes=options.passes)
    build = options.build.resolve()
    paths = Paths(build, teacher=options.teacher)
    return Config(paths, distil=rules, export=ExportRules(finetuned=options.finetuned))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one step or all; only ``--force`` repeats a step whose inputs are unchanged."""
    options = parser().parse_args(arguments)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from training.steps import run_step, steps  # after HF_HUB_OFFLINE is set

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    config = config_from(options)
    left_out = () if options.finetuned else ("finetune",)
    for step in steps(config):
        if options.step == step.name or (options.step == "all" and step.name not in left_out):
            run_step(step, config, force=options.force)


if __name__ == "__main__":
    main()
