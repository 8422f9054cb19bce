"""The written example questions in data/nlu/, each labelled with its topic: what the topic model learns from.

They are Rasa training data (https://rasa.com/docs/rasa/training-data-format): the same lines teach Rasa what
a question looks like. Topic and asker stand in the `metadata` of a group of examples; a group of the intent
`out_of_scope` belongs to no topic.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from knowledge.errors import DataError
from knowledge.vocabulary import Role

NO_TOPIC = "none"
"""The label of questions that no protocol on social media touches."""


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A question somebody wrote, its topic (or `NO_TOPIC`), who asks, and the file of its author."""

    text: str
    topic: str
    asker: Role | None
    author: str


def read_questions(directory: Path) -> list[ExampleQuestion]:
    """The example questions of every YAML file under `directory`; raises `DataError` when there are none."""
    questions = [question for file in sorted(directory.rglob("*.yml")) for question in _questions_in(file)]
    if not questions:
        raise DataError(
            directory, None, "er staan geen voorbeeldvragen", "voeg vragen toe met `metadata: {topic: …}`"
        )
    return questions


def _questions_in(file: Path) -> Iterator[ExampleQuestion]:
    for group in YAML(typ="safe").load(file.read_text(encoding="utf-8")).get("nlu") or ():
        metadata = group.get("metadata") or {}
        if "kind" in metadata:  # a message about distress, or one that looks like it: knowledge/distress.py
            continue
        topic = NO_TOPIC if group.get("intent") == "out_of_scope" else metadata.get("topic")
        if topic is None:
            continue
        asker = Role(metadata["role"]) if "role" in metadata else None
        for line in group["examples"].splitlines():
            yield ExampleQuestion(line.removeprefix("- ").strip(), topic, asker, file.stem)
