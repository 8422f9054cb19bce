"""The items that went wrong, for whoever mends them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.evaluation.scores import Item


def write_failures(by_system: Mapping[str, Iterable[Item]], file: Path) -> None:
    """One JSON object a line. Give it dev items only: those of test are not looked at one by one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lines:
        for system, items in by_system.items():
            for item in items:
                if not item.wholly_right:
                    lines.write(json.dumps(_line(system, item), ensure_ascii=False) + "\n")


def _line(system: str, item: Item) -> dict[str, object]:
    return {
        "system": system,
        "q": item.question.text,
        "school": item.school,
        "topic": item.question.topic,
        "asker": item.question.asker,
        "form": item.question.form,
        "expected": [*sorted(item.expected.clauses), item.expected.verdict],
        "given": [*item.given.clauses, item.given.verdict],
        "status": item.given.status,
        "confidence": item.given.confidence,
        "foreign": item.given.foreign,
    }
