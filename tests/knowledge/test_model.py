"""The model that ships, and another one from a hub: the name of the setting is all that differs."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

from knowledge.embedder import SentenceEmbedder
from knowledge.settings import SHIPPED_MODEL, KnowledgeSettings

MOST_BYTES = 60_000_000
EMBED = (
    "from knowledge.embedder import load_embedder as l; print(l('school/zinnen-nl').embed(['een zin']).shape)"
)


def test_the_dutch_model_ships_with_the_project_and_is_the_default(embedder: SentenceEmbedder) -> None:
    assert KnowledgeSettings().model == str(SHIPPED_MODEL)
    assert sum(file.stat().st_size for file in SHIPPED_MODEL.rglob("*") if file.is_file()) <= MOST_BYTES
    weights = hashlib.sha256((SHIPPED_MODEL / "model.safetensors").read_bytes()).hexdigest()
    assert weights in (SHIPPED_MODEL / "README.md").read_text(encoding="utf-8"), (
        "the data card is of this model"
    )
    near, same, other = embedder.embed(
        [
            "Mag ik een foto van de klas op Instagram zetten?",
            "is het oké om een klassenfoto online te plaatsen",
            "Hoe laat begint de gymles?",
        ]
    )
    assert float(near @ same) > float(near @ other) + 0.2


def test_a_question_has_the_same_vector_alone_and_among_others(embedder: SentenceEmbedder) -> None:
    texts = [
        "Mag ik een foto van de klas op Instagram zetten?",
        "appen",
        "hoe lang bewaren jullie filmpjes " * 50,
    ]
    alone = np.concatenate([embedder.embed([text]) for text in texts])
    assert np.abs(alone - embedder.embed(texts)).max() < 1e-5


def test_a_model_of_a_hub_is_loaded_by_its_name(tmp_path: Path, embedder: SentenceEmbedder) -> None:
    """A local stand-in for the hub: its cache as it is after a download, with no network."""
    stored = tmp_path / "models--school--zinnen-nl"
    shutil.copytree(SHIPPED_MODEL, stored / "snapshots" / ("0" * 40))
    (stored / "refs").mkdir()
    (stored / "refs" / "main").write_text("0" * 40)
    environment = {**os.environ, "HF_HUB_CACHE": str(tmp_path), "HF_HUB_OFFLINE": "1"}
    run = subprocess.run(
        [sys.executable, "-c", EMBED], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == str((1, embedder.embed(["een zin"]).shape[1]))


def test_the_same_text_has_the_same_vector_alone_and_among_others(embedder: SentenceEmbedder) -> None:
    texts = ["kort", "een veel langere zin over sociale media op school en wat je daar wel en niet mag"]
    np.testing.assert_allclose(embedder.embed(texts)[:1], embedder.embed(texts[:1]), atol=1e-5)
