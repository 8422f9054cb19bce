"""The triage: is a message a cry for help? Decided before anything else, from the message alone.

Phrases that always mean distress decide first, then the model. The built triage carries a digest of what it
was made from, and `load_triage` refuses any other; `python -m knowledge.index` builds it too.
"""

import hashlib
import io
import os
from dataclasses import dataclass
from pathlib import Path

import joblib
import sklearn

from knowledge.distress import Distress, read_messages
from knowledge.errors import TriageMismatch
from knowledge.settings import KnowledgeSettings
from knowledge.triage_model import TriageModel, fit_triage_model
from knowledge.triage_words import TriageWords, read_triage_words

RECIPES = ("distress.py", "triage.py", "triage_features.py", "triage_model.py", "triage_words.py", "words.py")
WORDS = "triage.yaml"


@dataclass(frozen=True, slots=True)
class Triage:
    """Recognises distress; made once in a process."""

    words: TriageWords
    model: TriageModel

    def run(self, text: str) -> Distress | None:
        """The distress in `text`; None when it is none."""
        normal = self.words.normal(text)
        return self.words.certain(normal) or self.model.distress(normal)


def fit_triage(settings: KnowledgeSettings) -> Triage:
    """The triage learnt from the present data; raises `DataError` when that is not in order."""
    words = read_triage_words(settings.knowledge_dir / WORDS)
    messages = read_messages(settings.questions_dir)
    model = fit_triage_model([words.normal(message.text) for message in messages], messages, words.cues)
    return Triage(words, model)


def build_triage(settings: KnowledgeSettings) -> None:
    """Learn it from the present data and put it in place in one step."""
    digest = triage_digest(settings)
    built = io.BytesIO()
    joblib.dump(fit_triage(settings), built, compress=3)
    file = settings.triage_file
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.stem}.{os.getpid()}.joblib")
    unfinished.write_bytes(digest + built.getvalue())
    unfinished.replace(file)


def load_triage(settings: KnowledgeSettings) -> Triage:
    """The triage on disk; raises `TriageMismatch` when it is missing or does not fit the present data."""
    if not settings.triage_file.exists():
        raise TriageMismatch(settings.triage_file, "zij is er niet")
    content = settings.triage_file.read_bytes()
    digest = triage_digest(settings)
    if not content.startswith(digest):  # what other code wrote is not even opened
        raise TriageMismatch(settings.triage_file, "de berichten of de programma's zijn sindsdien veranderd")
    triage: Triage = joblib.load(io.BytesIO(content.removeprefix(digest)))
    return triage


def current_triage(settings: KnowledgeSettings) -> Triage:
    """The triage on disk, built anew when it is missing or stale."""
    try:
        return load_triage(settings)
    except TriageMismatch:
        build_triage(settings)
        return load_triage(settings)


def triage_digest(settings: KnowledgeSettings) -> bytes:
    """A digest of all that the triage is made from: the data, the recipes and the library that fits it."""
    digest = hashlib.sha256(sklearn.__version__.encode())
    recipes = [Path(__file__).with_name(name) for name in RECIPES]
    data = [settings.knowledge_dir / WORDS, *sorted(settings.questions_dir.rglob("*.yml"))]
    for file in [*recipes, *data]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()
