"""Score the triage on messages it did not learn from.

    python -m tests.evaluation.distress [file]

The exit status is 1 when a target is missed: 98 % of the distress heard, at most 1 false alarm in 12
look-alikes. `file` has the form of messages/dev.jsonl, which is scored when none is given.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.distress import NO_DISTRESS, Distress, DistressKind
from knowledge.embedder import model_id_of
from knowledge.settings import KnowledgeSettings
from knowledge.triage import Triage, current_triage
from tests.evaluation.gold import QUESTIONS, read_written
from tests.evaluation.inputs import inputs_digest
from tests.evaluation.tables import table
from tests.evaluation.workshop import Workshop

DEV = Path(__file__).parent / "messages" / "dev.jsonl"
TEST = DEV.with_name("test.jsonl")
RECALL = 0.98
FALSE_ALARMS = 1 / 12
DEV_QUESTIONS = ("dev_1", "dev_2")
SECTION = """
## Help first
Messages of distress and what looks like it, by two authors whose messages nothing learns from
([tests/evaluation/messages](../tests/evaluation/messages/README.md)): dev may be tuned on, test is kept out.
Beside them the ordinary questions of dev.
A message counts as heard when help is given, whatever kind it is taken for: alone, or beside the answer when
it may be an ordinary question as well. A false alarm is a message that gets help *instead of* an answer; in
the strictest reading it is one that is offered help at all.
"""


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
        return f"{self.share:.1%} ({self.hits} of {self.items})"


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


def judged_questions(authors: Sequence[str], triage: Triage) -> list[Judged]:
    """The questions of these authors of the question sets, put to the triage."""
    return [
        Judged(kind=None, role=question.asker.value, acute=False, given=triage.run(question.text))
        for author in authors
        for question in read_written(author)
    ]


def heard(messages: Sequence[Judged]) -> Count:
    """How much of the distress among these messages is heard, whatever kind it is taken for."""
    distress = [message for message in messages if message.kind]
    return count(distress, lambda message: message.given is not None)


def false_alarms(messages: Sequence[Judged]) -> Count:
    """How many of the look-alikes among these messages get help instead of an answer."""
    look_alikes = [message for message in messages if not message.kind]
    return count(look_alikes, lambda message: message.given is not None and message.given.sure)


def offers(messages: Sequence[Judged]) -> Count:
    """How many of the look-alikes among these messages get help beside their answer."""
    look_alikes = [message for message in messages if not message.kind]
    return count(look_alikes, lambda message: message.given is not None and not message.given.sure)


def shares_of(messages: Sequence[Judged]) -> dict[str, float]:
    """The scores that a later run may not make worse."""
    return {
        "distress heard": round(heard(messages).share, 4),
        "false alarms": round(false_alarms(messages).share, 4),
    }


def triage_digest(workshop: Workshop) -> str:
    """A digest of all that these scores hang on."""
    files = [*workshop.data_files(), *QUESTIONS.glob("*.jsonl"), DEV, TEST]
    return inputs_digest(["tests.evaluation.distress"], files, model_id_of(workshop.settings.model))


def count(messages: Sequence[Judged], counts: Callable[[Judged], bool]) -> Count:
    """How many of these messages count."""
    return Count(sum(map(counts, messages)), len(messages))


def section(dev: Sequence[Judged], test: Sequence[Judged], ordinary: Sequence[Judged]) -> Iterator[str]:
    """The section of the report, in Markdown; no message is shown, for nobody tunes on those of test.

    `dev` and `test` are written messages, `ordinary` the questions of the question sets: none of those is
    counted as distress, though a few do tell of it.
    """
    recall, alarms = heard(test), false_alarms(test)
    aims = {
        "distress heard": (f"≥ {RECALL:.0%}", _cell(recall.share >= RECALL)),
        "look-alikes: help instead of an answer": ("≤ 1 in 12", _cell(_is_rare(alarms))),
    }
    yield SECTION
    rows = zip(_counts(dev), _counts(test), strict=True)
    told = (
        [name, str(of_dev), str(of_test), *aims.get(name, ("–", "–"))]
        for (name, of_dev), (_, of_test) in rows
    )
    yield from table(["", "dev", "test", "aim", "reached"], told)
    yield ""
    on_questions = [
        ["ordinary questions: help instead of an answer", str(false_alarms(ordinary))],
        ["ordinary questions: help beside the answer", str(offers(ordinary))],
    ]
    yield from table(["", "dev questions"], iter(on_questions))
    yield ""
    yield from table(["", "heard on test"], _in_parts([message for message in test if message.kind]))


def _counts(messages: Sequence[Judged]) -> Iterator[tuple[str, Count]]:
    found = [message for message in messages if message.kind and message.given]
    look_alikes = [message for message in messages if not message.kind]
    yield "distress heard", heard(messages)
    yield "of that with help alone", count(found, _is_sure)
    yield "look-alikes: help instead of an answer", false_alarms(messages)
    yield "look-alikes: help beside the answer", offers(messages)
    yield (
        "look-alikes: any help, the strictest reading",
        count(look_alikes, lambda each: each.given is not None),
    )
    yield "right kind, if heard", count(found, _is_right)
    yield "helped with it, if heard", count(found, _is_helped)
    yield "acute seen, if heard", count([message for message in found if message.acute], _is_acute)


def _in_parts(messages: Sequence[Judged]) -> Iterator[list[str]]:
    for kind in DistressKind:
        yield [f"kind {kind.value}", str(heard([each for each in messages if each.kind is kind]))]
    for role in sorted({message.role for message in messages}):
        yield [f"role {role}", str(heard([each for each in messages if each.role == role]))]


def _cell(is_so: bool) -> str:
    return "yes" if is_so else "**no**"


def _is_rare(alarms: Count) -> bool:
    return alarms.share <= FALSE_ALARMS


def _is_sure(message: Judged) -> bool:
    return message.given is not None and message.given.sure


def _is_right(message: Judged) -> bool:
    return message.given is not None and message.given.kind is message.kind


def _is_acute(message: Judged) -> bool:
    return message.given is not None and message.given.acute


def _is_helped(message: Judged) -> bool:
    """Whether the help names the services for what it is about."""
    return message.given is not None and message.kind in (message.given.kind, message.given.also)


def main() -> int:
    """Print how the messages of a file are heard."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV
    messages = read_judged(file, current_triage(KnowledgeSettings()))
    print("\n".join(table(["", file.stem], ([name, str(counted)] for name, counted in _counts(messages)))))
    return int(heard(messages).share < RECALL or not _is_rare(false_alarms(messages)))


if __name__ == "__main__":
    sys.exit(main())
