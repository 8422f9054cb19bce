"""`make benchmark`: measure, print the tables and write them to docs/. `ARGS=website` for one part only."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser

from pydantic import TypeAdapter

from benchmarks.report import report
from benchmarks.size import Measured
from benchmarks.website import measure_website
from benchmarks.website_report import website_report
from knowledge.settings import ROOT

SIZES = (5, 50, 500, 2_000)
DOCS = ROOT / "docs"
ONE_CORE = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
_MEASURED = TypeAdapter(Measured)


def main() -> None:
    """Takes some minutes. Raises `CalledProcessError` when a size cannot be measured."""
    parser = ArgumentParser(prog="make benchmark")
    parser.add_argument("part", nargs="?", choices=PARTS)
    chosen = parser.parse_args().part
    for part in (chosen,) if chosen else PARTS:
        name, measure = PARTS[part]
        text = measure()
        (DOCS / name).write_text(text, encoding="utf-8")
        print(f"\n{text}", flush=True)


def knowledge() -> str:
    """The page on questions and search, each number of schools measured in a process of its own."""
    measured = []
    for schools in SIZES:
        print(f"- {schools:,} schools", flush=True)
        measured.append(measure_apart(schools))
    return report(measured)


def website() -> str:
    """The page on what a visitor waits for."""
    return website_report(measure_website())


def measure_apart(schools: int) -> Measured:
    """What `benchmarks.size` finds in a fresh process that has one core."""
    command = [sys.executable, "-m", "benchmarks.size", str(schools)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **ONE_CORE}, stdout=subprocess.PIPE, text=True, check=True
    )
    return _MEASURED.validate_python(json.loads(done.stdout))


PARTS = {"knowledge": ("benchmark.md", knowledge), "website": ("benchmark-website.md", website)}


if __name__ == "__main__":
    main()
