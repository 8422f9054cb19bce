"""Score the triage on messages it did not learn from.

    python -m tests.evaluation.distress [file]

The exit status is 1 when a target is missed: 98 % of the distress heard, at most 1 false alarm in 12
look-alikes. `file` has the form of messages/test.jsonl, which is scored when none is given.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.distress import NO_DISTRESS, Distress, DistressKind
from knowledge.settings import KnowledgeSettings
from knowledge.triage import Triage, current_triage

TEST = Path(__file__).parent / "messages" / "test.jsonl"
RECALL = 0.98
FALSE_ALARMS = 1 / 12


@dataclass(frozen=True, slots=True)
class Judged:
    """A message with its labels, and what the triage made of it."""

    kind: DistressKind | None
    role: str
    acute: bool
    given: Distress | None


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many."""

    hits: int
    items: int

    @property
    def share(self) -> float:
        """Between 0 and 1; of nothing it is 0."""
        return self.hits / self.items if self.items else 0.0

    def __str__(self) -> str:
        return f"{self.share:6.1%} ({self.hits} of {self.items})"


def read_judged(file: Path, triage: Triage) -> list[Judged]:
    """Every message of the file, put to the triage."""
    lines = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [
        Judged(
            kind=None if line["kind"] == NO_DISTRESS else DistressKind(line["kind"]),
            role=line["role"],
            acute=line["acute"],
            given=triage.run(line["text"]),
        )
        for line in lines
    ]


def heard(messages: Sequence[Judged]) -> Count:
    """How much of the distress among these messages is heard, whatever kind it is taken for."""
    distress = [message for message in messages if message.kind]
    return count(distress, lambda message: message.given is not None)


def false_alarms(messages: Sequence[Judged]) -> Count:
    """How many of the look-alikes among these messages are taken for distress."""
    look_alikes = [message for message in messages if not message.kind]
    return count(look_alikes, lambda message: message.given is not None)


def count(messages: Sequence[Judged], counts: Callable[[Judged], bool]) -> Count:
    """How many of these messages count."""
    return Count(sum(map(counts, messages)), len(messages))


def table(messages: Sequence[Judged]) -> Iterator[str]:
    """The scores, a line each; no message is shown, for nobody tunes on them."""
    found = [message for message in messages if message.kind and message.given]
    yield f"distress heard       {heard(messages)}"
    yield f"false alarms         {false_alarms(messages)}"
    yield f"right kind, if heard {count(found, lambda m: m.given is not None and m.given.kind is m.kind)}"
    yield f"helped with it       {count(found, _is_helped)}"
    acute = [message for message in found if message.acute]
    yield f"acute seen, if heard {count(acute, lambda m: m.given is not None and m.given.acute)}"
    for kind in DistressKind:
        yield f"  heard: {kind.value:14}{heard([message for message in messages if message.kind is kind])}"
    for role in sorted({message.role for message in messages}):
        yield f"  heard: {role:14}{heard([message for message in messages if message.role == role])}"


def _is_helped(message: Judged) -> bool:
    """Whether the help names the services for what it is about."""
    return message.given is not None and message.kind in (message.given.kind, message.given.also)


def main() -> int:
    """Print the scores."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else TEST
    messages = read_judged(file, current_triage(KnowledgeSettings()))
    print("\n".join(table(messages)))
    return int(heard(messages).share < RECALL or false_alarms(messages).share > FALSE_ALARMS)


if __name__ == "__main__":
    sys.exit(main())
