"""The written example questions in data/nlu/ with their labels: what the understanding of questions learns
from.

They are Rasa training data (https://rasa.com/docs/rasa/training-data-format): the same lines teach Rasa what
a question looks like. The labels stand in the `metadata` of a group of examples: the topic, the role of who
asks, and where an author gave them the form, the actor and the stated condition. A group of the intent
`out_of_scope` belongs to no topic.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from knowledge.errors import DataError
from knowledge.form import Form
from knowledge.vocabulary import Actor, Role, Stated

NO_TOPIC = "none"
"""The label of questions that no protocol on social media touches."""


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A question somebody wrote, its topic (or `NO_TOPIC`), who asks, and the file of its author.

    `form`, `actor` and `stated` are None for a question that is not labelled with them.
    """

    text: str
    topic: str
    asker: Role | None
    author: str
    form: Form | None = None
    actor: Actor | None = None
    stated: Stated | None = None


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
        labels = group.get("metadata") or {}
        topic = NO_TOPIC if group.get("intent") == "out_of_scope" else labels.get("topic")
        if topic is None:
            continue
        asker = Role(labels["role"]) if "role" in labels else None
        form = Form(labels["form"]) if "form" in labels else None
        actor = Actor(labels["actor"]) if "actor" in labels else None
        stated = Stated(labels.get("condition", Stated.GEEN)) if form else None
        for line in group["examples"].splitlines():
            text = line.removeprefix("- ").strip()
            yield ExampleQuestion(text, topic, asker, file.stem, form, actor, stated)
