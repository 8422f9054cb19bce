"""The whole way on toy data: from unpacked packages to a loaded model that beats its start."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sentence_transformers import SentenceTransformer

from training.config import Config
from training.distil import CheckpointMismatch, distil
from training.steps import run_step, steps
from training.teacher import teach


def run_all(config: Config) -> dict[str, bool]:
    return {step.name: run_step(step, config) for step in steps(config) if step.name != "fetch"}


def test_the_pipeline_makes_a_model_that_loads_and_nears_its_teacher(toy: Config) -> None:
    assert all(run_all(toy).values())
    scores = json.loads(toy.paths.scores.read_text("utf-8"))
    assert scores["after"]["all"]["cosine"] > scores["before"]["all"]["cosine"]
    model = SentenceTransformer(str(toy.paths.model), device="cpu")
    vectors = model.encode(["de leraar stuurt de leerling naar de school", "een foto"])
    assert vectors.shape == (2, 32)
    assert vectors.dtype == "float32"
    assert (vectors**2).sum(axis=1) == pytest.approx([1, 1], abs=1e-3)
    teacher = SentenceTransformer(str(toy.paths.teacher), device="cpu")
    wanted = teacher.encode(["the teacher sends the pupil to the school"])
    assert float(vectors[0] @ wanted[0]) > 0.8
    text = (toy.paths.model / "README.md").read_text("utf-8")
    assert "SHA-256" in text
    assert "GPL-2+" in text
    assert "1.2-3" in text

    assert not any(run_all(toy).values()), "a second run has nothing to do"
    more = replace(toy, distil=replace(toy.distil, passes=7.0))
    ran = run_all(more)
    assert not ran["teach"]
    assert ran["distil"]
    assert ran["export"]


def test_distil_goes_on_from_its_checkpoint_and_refuses_another_vocabulary(toy: Config) -> None:
    short = replace(toy, distil=replace(toy.distil, passes=1.0))
    for step in steps(short):
        if step.name not in ("fetch", "probe", "export"):
            run_step(step, short)
    longer = replace(toy, distil=replace(toy.distil, passes=2.0))
    figures = distil(longer)
    assert 2.0 <= figures["passes"] < 2.5
    other = replace(toy, vocabulary=replace(toy.vocabulary, max_piece=3))
    for step in steps(other):
        if step.name in ("vocabulary", "align"):
            run_step(step, other)
    with pytest.raises(CheckpointMismatch):
        distil(other)


def test_teach_embeds_nothing_twice(toy: Config) -> None:
    for step in steps(toy)[1:3]:
        run_step(step, toy)
    assert teach(toy)["embedded"] > 0
    assert teach(toy)["embedded"] == 0
