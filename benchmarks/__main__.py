"""`make benchmark`: measure every size in a process of its own, print the tables, write docs/benchmark.md."""

import json
import os
import subprocess
import sys

from pydantic import TypeAdapter

from benchmarks.report import report
from benchmarks.size import Measured
from knowledge.settings import ROOT

SIZES = (5, 50, 500, 2_000)
REPORT = ROOT / "docs" / "benchmark.md"
ONE_CORE = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
_MEASURED = TypeAdapter(Measured)


def main() -> None:
    """Takes some minutes. Raises `CalledProcessError` when a size cannot be measured."""
    measured = []
    for schools in SIZES:
        print(f"- {schools:,} schools", flush=True)
        measured.append(measure_apart(schools))
    text = report(measured)
    REPORT.write_text(text, encoding="utf-8")
    print(f"\n{text}")


def measure_apart(schools: int) -> Measured:
    """What `benchmarks.size` finds in a fresh process that has one core."""
    command = [sys.executable, "-m", "benchmarks.size", str(schools)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **ONE_CORE}, stdout=subprocess.PIPE, text=True, check=True
    )
    return _MEASURED.validate_python(json.loads(done.stdout))


if __name__ == "__main__":
    main()
