"""The index is built from the data by one model, and refused when either is another."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import knowledge.index as index_module
from knowledge.embedder import SentenceEmbedder, Vectors, load_embedder
from knowledge.errors import IndexMismatch, ModelNotFound
from knowledge.index import build_index, is_current, load_index, read_manifest
from knowledge.library import Library
from knowledge.settings import SHIPPED_MODEL, KnowledgeSettings


def few_questions(library: Library) -> str:
    """A question file with one question a topic, all labels among them, and one that is about no topic."""
    labels = (
        "actor: leerling, form: mag",
        "actor: ouder, form: wie, condition: vervuld",
        "actor: medewerker, form: waar, condition: niet-vervuld",
    )
    groups = "".join(
        f"- intent: ask_question\n  metadata: {{topic: {topic.key}, role: ouder, {labels[place % 3]}}}\n"
        f"  examples: |\n    - {topic.title}?\n"
        for place, topic in enumerate(library.topics.values())
    )
    return f'version: "3.1"\nnlu:\n{groups}- intent: out_of_scope\n  examples: |\n    - welk fruit moet mee\n'


def small_settings(folder: Path, model: str) -> KnowledgeSettings:
    return KnowledgeSettings(
        knowledge_dir=folder / "knowledge",
        questions_dir=folder / "nlu",
        build_dir=folder / "build",
        model=model,
    )


@pytest.fixture(scope="session")
def built_once(
    tmp_path_factory: pytest.TempPathFactory,
    settings: KnowledgeSettings,
    library: Library,
    embedder: SentenceEmbedder,
) -> Path:
    """A folder with the real protocols, a few example questions, and the real model's index of them."""
    folder = tmp_path_factory.mktemp("klein")
    questions = folder / "nlu"
    questions.mkdir()
    for author in ("een", "twee"):
        (questions / f"{author}.yml").write_text(few_questions(library), encoding="utf-8")
    knowledge = folder / "knowledge"
    for name in ("protocols", "sources"):
        shutil.copytree(settings.knowledge_dir / name, knowledge / name)
    for name in ("topics.yaml", "repairs.yaml"):
        shutil.copy(settings.knowledge_dir / name, knowledge)
    build_index(small_settings(folder, settings.model), library, embedder)
    return folder


@pytest.fixture
def built(tmp_path: Path, built_once: Path, settings: KnowledgeSettings) -> KnowledgeSettings:
    """A copy of the built folder that a test may change."""
    shutil.copytree(built_once, tmp_path, dirs_exist_ok=True)
    return small_settings(tmp_path, settings.model)


class CountingEmbedder:
    """The real embedder, counting what it is asked to embed."""

    def __init__(self, embedder: SentenceEmbedder) -> None:
        self._embedder = embedder
        self.model_id = embedder.model_id
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return self._embedder.embed(texts)


def test_a_built_index_loads_and_holds_every_clause(
    built: KnowledgeSettings, library: Library, embedder: SentenceEmbedder
) -> None:
    assert is_current(built)
    index = load_index(built)
    assert index.vectors.ntotal == len(library.clauses)
    assert tuple(index.manifest.passages) == tuple(clause.key for clause in library.clauses)
    assert index.manifest.model == embedder.model_id


def test_a_missing_index_is_refused_with_the_command_that_builds_it(built: KnowledgeSettings) -> None:
    built.index_file.unlink()
    assert not is_current(built)
    with pytest.raises(IndexMismatch, match="protocolwijzer index"):
        load_index(built)


def test_a_missing_file_is_named_in_one_line(built: KnowledgeSettings) -> None:
    topics = built.knowledge_dir / "topics.yaml"
    topics.unlink()
    command = [sys.executable, "-m", "knowledge.index"]
    folders = {"KNOWLEDGE": built.knowledge_dir, "QUESTIONS": built.questions_dir, "BUILD": built.build_dir}
    places = {f"PROTOCOLWIJZER_{name}_DIR": str(folder) for name, folder in folders.items()}
    done = subprocess.run(command, env={**os.environ, **places}, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"Fout: {topics}: het bestand ontbreekt of is niet te lezen — zet het terug"
    ]


def test_an_index_of_other_protocols_is_refused(built: KnowledgeSettings) -> None:
    with (built.questions_dir / "een.yml").open("a", encoding="utf-8") as file:
        file.write("    - een vraag erbij\n")
    assert not is_current(built)
    with pytest.raises(IndexMismatch, match="sindsdien veranderd"):
        load_index(built)


def test_an_index_of_another_model_is_refused(built: KnowledgeSettings, tmp_path: Path) -> None:
    other = tmp_path / "ander-model"
    shutil.copytree(SHIPPED_MODEL, other)
    with pytest.raises(IndexMismatch, match="niet met ander-model"):
        load_index(built.model_copy(update={"model": str(other)}))


def test_a_model_in_a_folder_is_one_setting_away(embedder: SentenceEmbedder, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED_MODEL, tmp_path / "model")
    loaded = load_embedder(str(tmp_path / "model"))
    np.testing.assert_allclose(loaded.embed(["een zin"]), embedder.embed(["een zin"]), atol=1e-5)


def test_a_folder_without_a_model_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match=str(tmp_path)):
        load_embedder(str(tmp_path))


def test_unchanged_text_is_not_embedded_twice(
    built: KnowledgeSettings, library: Library, embedder: SentenceEmbedder
) -> None:
    counting = CountingEmbedder(embedder)
    build_index(built, library, counting)
    assert counting.embedded == []


def test_a_build_that_breaks_off_leaves_the_old_index_whole(
    built: KnowledgeSettings, library: Library, embedder: SentenceEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built.index_file.read_bytes()

    def breaks(file: Path, **arrays: object) -> None:
        file.write_bytes(b"half")
        raise OSError("de schijf is vol")

    monkeypatch.setattr(index_module.np, "savez", breaks)
    with pytest.raises(OSError, match="schijf"):
        build_index(built, library, embedder)
    assert built.index_file.read_bytes() == before


def test_a_damaged_index_counts_as_none(built: KnowledgeSettings) -> None:
    built.index_file.write_bytes(b"PK\x03\x04 kapot")
    assert read_manifest(built.index_file) is None
    assert not is_current(built)
