"""The index: the clauses as vectors in FAISS, and what was learnt from the example questions, in one file
made from the present data by one model.

    python -m knowledge.index      builds it when it is stale, and the triage (knowledge/triage.py) beside it

The file carries the digest of everything it was made from and the id of the embedding model; `load_index`
refuses any other. Vectors of texts that did not change are taken over from the old file: unchanged text is
never embedded twice.
"""

import hashlib
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zipfile import BadZipFile

import faiss
import joblib
import numpy as np
from numpy.typing import NDArray

from knowledge.embedder import Embedder, Vectors, load_embedder, model_id_of
from knowledge.errors import DataError, IndexMismatch, KnowledgeError
from knowledge.library import Library, load_library
from knowledge.passages import passage_of
from knowledge.question_model import QuestionModel, fit_question_model
from knowledge.questions import ExampleQuestion, read_questions
from knowledge.settings import KnowledgeSettings
from knowledge.triage import current_triage

FEWEST_LABELS = 3
"""So many different forms, actors and stated conditions the example questions must hold."""
RECIPES = ("passages.py", "questions.py", "features.py", "people.py", "experts.py", "question_model.py")
"""The modules of this package that decide what the index holds."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index was made from.

    `passages` maps each clause key, in the order of the vectors, to the digest of its passage; `examples` are
    the digests of the example questions, in the order of theirs.
    """

    model: str
    inputs: str
    passages: Mapping[str, str]
    examples: Sequence[str]


@dataclass(frozen=True, slots=True)
class Index:
    """The loaded index.

    Row i of `vectors` is the i-th clause of the library; the rows of a school stand together.
    """

    manifest: Manifest
    vectors: faiss.Index
    question_model: QuestionModel


def build_index(settings: KnowledgeSettings, library: Library, embedder: Embedder) -> Manifest:
    """Build the index from the present data and put it in place in one step; gives back its manifest."""
    passages = {clause.key: passage_of(library[clause.school], clause) for clause in library.clauses}
    examples = examples_of(settings, library)
    manifest = Manifest(
        embedder.model_id,
        inputs_digest(settings),
        {key: _digest(text) for key, text in passages.items()},
        [_digest(example.text) for example in examples],
    )
    known = _known_vectors(settings.index_file, embedder.model_id)
    rows = _embed(list(passages.values()), embedder, known)
    asked = _embed([example.text for example in examples], embedder, known)
    _write(settings.index_file, manifest, flat_index(rows), asked, fit_question_model(examples, asked))
    return manifest


def flat_index(rows: Vectors) -> faiss.Index:
    """An exact search by cosine over `rows`, kept in float16: half the memory, cosines within 0.001."""
    vectors = faiss.IndexScalarQuantizer(
        rows.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    vectors.add(rows)
    return vectors


def examples_of(settings: KnowledgeSettings, library: Library) -> list[ExampleQuestion]:
    """What the question model learns from: the example questions, and the words of each topic itself."""
    described = [
        ExampleQuestion(text, topic.key, asker=None, author="topics")
        for topic in library.topics.values()
        for text in (topic.title, topic.description)
    ]
    questions = read_questions(settings.questions_dir)
    for name in ("form", "actor", "stated"):
        if len({getattr(question, name) for question in questions} - {None}) < FEWEST_LABELS:
            raise DataError(
                settings.questions_dir,
                None,
                "de voorbeeldvragen hebben te weinig verschillende labels",
                "geef groepen vragen `metadata: {topic: …, role: …, actor: …, form: …, condition: …}`",
            )
    return questions + described


def load_index(settings: KnowledgeSettings) -> Index:
    """The index on disk.

    Raises `IndexMismatch` when it is missing or does not fit the present data and model.
    """
    manifest = read_manifest(settings.index_file)
    if manifest is None:
        raise IndexMismatch(settings.index_file, "hij is er niet")
    if manifest.model != (model := model_id_of(settings.model)):
        raise IndexMismatch(
            settings.index_file, f"hij is gemaakt met het model {manifest.model}, niet met {model}"
        )
    if manifest.inputs != inputs_digest(settings):
        raise IndexMismatch(
            settings.index_file, "de protocollen, onderwerpen of voorbeeldvragen zijn sindsdien veranderd"
        )
    with np.load(settings.index_file) as arrays:
        vectors = faiss.deserialize_index(arrays["vectors"])
        question_model = joblib.load(io.BytesIO(arrays["question_model"].tobytes()))
    return Index(manifest, vectors, question_model)


def is_current(settings: KnowledgeSettings) -> bool:
    """Whether the index on disk fits the present data and model."""
    manifest = read_manifest(settings.index_file)
    return (
        manifest is not None
        and manifest.model == model_id_of(settings.model)
        and manifest.inputs == inputs_digest(settings)
    )


def read_manifest(file: Path) -> Manifest | None:
    """The manifest of the index at `file`; None when there is no index there that can be read."""
    try:
        with file.open("rb") as opened, np.load(opened) as arrays:
            return Manifest(**json.loads(arrays["manifest"].tobytes()))
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile):
        return None


def inputs_digest(settings: KnowledgeSettings) -> str:
    """A digest of every file the index is made from, the recipes among them.

    Raises `DataError` for one that cannot be read.
    """
    digest = hashlib.sha256()
    recipes = [Path(__file__), *(Path(__file__).with_name(name) for name in RECIPES)]
    data = [
        settings.knowledge_dir / "topics.yaml",
        settings.knowledge_dir / "repairs.yaml",
        *(settings.knowledge_dir / "protocols").glob("*.yaml"),
        *(settings.knowledge_dir / "sources").glob("*"),
    ]
    for file in sorted([*recipes, *data, *settings.questions_dir.rglob("*.yml")]):
        try:
            content = file.read_bytes()
        except OSError as error:
            raise DataError(
                file, None, "het bestand ontbreekt of is niet te lezen", "zet het terug"
            ) from error
        digest.update(file.name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def _embed(texts: Sequence[str], embedder: Embedder, known: dict[str, NDArray[np.float32]]) -> Vectors:
    """One row for each text; only those that are not known yet are embedded."""
    fresh = [text for text in dict.fromkeys(texts) if _digest(text) not in known]
    if fresh:
        rows = embedder.embed(fresh)
        known |= {_digest(text): row for text, row in zip(fresh, rows, strict=True)}
    return np.stack([known[_digest(text)] for text in texts])


def _known_vectors(file: Path, model_id: str) -> dict[str, NDArray[np.float32]]:
    manifest = read_manifest(file)
    if manifest is None or manifest.model != model_id:
        return {}
    with np.load(file) as arrays:
        vectors = faiss.deserialize_index(arrays["vectors"])
        asked = arrays["examples"]
    clauses = vectors.reconstruct_n(0, vectors.ntotal)
    return dict(zip(manifest.passages.values(), clauses, strict=True)) | dict(
        zip(manifest.examples, asked, strict=True)
    )


def _write(
    file: Path, manifest: Manifest, vectors: faiss.Index, asked: Vectors, learnt: QuestionModel
) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    model = io.BytesIO()
    joblib.dump(learnt, model, compress=3)
    unfinished = file.with_name(f"{file.stem}.{os.getpid()}.npz")
    np.savez(
        unfinished,
        manifest=_bytes(json.dumps(asdict(manifest)).encode()),
        vectors=faiss.serialize_index(vectors),
        examples=asked,
        question_model=_bytes(model.getvalue()),
    )
    unfinished.replace(file)


def _bytes(content: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(content, dtype=np.uint8)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Build the index and the triage when they are stale, and say what was done."""
    settings = KnowledgeSettings()
    if is_current(settings):
        print("De index is actueel.")
    else:
        library = load_library(settings.knowledge_dir)
        print(
            f"De index wordt gebouwd: {len(library.clauses)} clausules van {len(library.schools)} scholen …",
            flush=True,
        )
        manifest = build_index(settings, library, load_embedder(settings.model))
        print(f"De index staat in {settings.index_file} (model {manifest.model}).")
    current_triage(settings)


if __name__ == "__main__":
    try:
        main()
    except KnowledgeError as error:
        sys.exit(f"Fout: {error}")
