"""Distress: what it can be about, and the written messages from which it is learnt to be recognised.

The messages are Rasa training data (https://rasa.com/docs/rasa/training-data-format) in data/nlu/distress/,
one file an author: the kind, the role of the writer and whether it is acute stand in the `metadata` of a
group. Groups of the kind `geen` look like distress and are not. All other examples of data/nlu/ are no
distress either, except the groups of questions with `distress: <kind>` in their metadata.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from knowledge.errors import DataError

NO_DISTRESS = "geen"
INTENT = "distress"


class DistressKind(StrEnum):
    """What somebody needs help with."""

    PESTEN = "pesten"
    NAAKTBEELD = "naaktbeeld"
    AFPERSING = "afpersing"
    GROOMING = "grooming"
    BEDREIGING = "bedreiging"
    STALKING = "stalking"
    SUICIDE = "suicide"
    THUIS = "thuis"
    GEHACKT = "gehackt"
    RADICALISERING = "radicalisering"
    DISCRIMINATIE = "discriminatie"


@dataclass(frozen=True, slots=True)
class Distress:
    """That a message is a cry for help: with what, with what else perhaps, and whether it cannot wait.

    When it is not `sure`, the message may just as well be an ordinary question.
    """

    kind: DistressKind
    also: DistressKind | None = None
    acute: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ExampleMessage:
    """A message somebody wrote; `kind` is None when it is no distress.

    `author` is the file of its writer. `is_ordinary` tells an example of ordinary use from one that was
    written for this: distress, or what looks like it.
    """

    text: str
    kind: DistressKind | None
    acute: bool
    author: str
    is_ordinary: bool


def read_messages(directory: Path) -> list[ExampleMessage]:
    """Every example message under `directory`; raises `DataError` when there is no distress among them."""
    messages = [message for file in sorted(directory.rglob("*.yml")) for message in _messages_in(file)]
    if not any(message.kind for message in messages):
        raise DataError(
            directory,
            None,
            "er staan geen voorbeelden van noodberichten",
            f"voeg berichten toe met `intent: {INTENT}` en `metadata: {{kind: …}}`",
        )
    return messages


def _messages_in(file: Path) -> Iterator[ExampleMessage]:
    for group in YAML(typ="safe").load(file.read_text(encoding="utf-8")).get("nlu") or ():
        metadata: Mapping[str, Any] = group.get("metadata") or {}
        label = metadata.get("kind") or metadata.get("distress") or NO_DISTRESS
        for line in group["examples"].splitlines():
            yield ExampleMessage(
                text=line.removeprefix("- ").strip(),
                kind=None if label == NO_DISTRESS else DistressKind(label),
                acute=bool(metadata.get("acute")),
                author=file.stem,
                is_ordinary="kind" not in metadata,
            )
