"""docs/benchmark.md: what was measured, beside what was aimed at."""

import os
import platform
from collections.abc import Iterator, Sequence

from benchmarks.schools import CLAUSES
from benchmarks.size import QUESTIONS, ROUNDS, Measured
from benchmarks.timing import Timing

INTRODUCTION = f"""# Benchmark
Written by `make benchmark`, on {os.cpu_count()} cores {platform.machine()} of which one is used, with the
model `{{model}}`. Not part of the tests: times differ from machine to machine, the ratios less so.

{QUESTIONS} questions of the dev authors, each put to one school; times are in milliseconds, median (95th
percentile) over questions, each the fastest of {ROUNDS} rounds. The schools are made by recombining the real
clauses, {CLAUSES} each."""

QUESTION = """
## One question
Understanding a question and ruling on it, the model included, beside nothing but embedding the same
questions. *Settled*: a rule settles it. *Silent*: none does, and then the clauses of the school are ranked
for the nearest one. Aim: 15 ms.

| schools | bare embedding | settled | ratio | silent, with ranking | ratio |
|---:|---:|---:|---:|---:|---:|"""

RANKING = """
## Ranking with the school filter
Ranking the clauses of one school, dense and lexical, for a question that is already a vector; beside bare
FAISS over the same rows, and bare FAISS over the rows of every school, which is what the filter saves. Aim:
5 ms among 100,000 clauses.

| schools | clauses | ranking | bare FAISS, this school | ratio | bare FAISS, every school | ratio |
|---:|---:|---:|---:|---:|---:|---:|"""

GROWTH = """
## Start and memory
*Ready*: making search and advisor from protocols and index in memory. *Process*: everything resident, PyTorch
and the models included; *of the schools*: their protocols, vectors and word index. Aim: 1 GB for 100,000
clauses.

| schools | clauses | ready (s) | of the schools (MB) | process (MB) |
|---:|---:|---:|---:|---:|"""


def report(measured: Sequence[Measured]) -> str:
    """The whole page, one row a size in each table."""
    lines = [INTRODUCTION.format(model=measured[0].model)]
    for head, row in ((QUESTION, _question), (RANKING, _ranking), (GROWTH, _growth)):
        lines += [head, *(f"| {' | '.join(row(each))} |" for each in measured)]
    return "\n".join(lines) + "\n"


def _question(each: Measured) -> Iterator[str]:
    yield f"{each.schools:,}"
    yield _milliseconds(each.encode)
    for timing in (each.settled, each.silent):
        yield _milliseconds(timing)
        yield _ratio(timing, each.encode)


def _ranking(each: Measured) -> Iterator[str]:
    yield f"{each.schools:,}"
    yield f"{each.clauses:,}"
    yield _milliseconds(each.ranking)
    for bare in (each.bare_school, each.bare_every):
        yield _milliseconds(bare)
        yield _ratio(each.ranking, bare)


def _growth(each: Measured) -> Iterator[str]:
    yield f"{each.schools:,}"
    yield f"{each.clauses:,}"
    yield f"{each.start_seconds:.1f}"
    yield f"{each.added:.0f}"
    yield f"{each.resident:.0f}"


def _milliseconds(timing: Timing) -> str:
    return f"{timing.median:.2f} ({timing.p95:.2f})"


def _ratio(timing: Timing, bare: Timing) -> str:
    return f"{timing.median / bare.median:.2f}"
