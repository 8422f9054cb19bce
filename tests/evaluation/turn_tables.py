"""The section of the report on conversations."""

from collections.abc import Iterator, Sequence

from tests.evaluation.conversations import confusion
from tests.evaluation.dialogues import Part
from tests.evaluation.tables import table
from tests.evaluation.turns import ScoredTurn

AIM = 0.9
SECTION = """
## Conversations
[Written conversations](../tests/evaluation/conversations.jsonl) over HTTP, by several authors who had not
seen the code. A turn is right when status, school, verdict, clause and what is asked back are all as its
author expects. The part that was kept out was looked at by nobody who tuned.
"""
NAMES = {Part.TUNE: "tuned on", Part.KEPT_OUT: "kept out"}


def conversations_section(turns: Sequence[ScoredTurn]) -> Iterator[str]:
    """The section in Markdown. What was kept out stays so: of its failing turns only the faults are told."""
    yield SECTION
    yield from table(["", "aim", "turns right", "whole conversations right", "wrong school"], _totals(turns))
    for part, name in NAMES.items():
        of_part = [turn for turn in turns if turn.part is part]
        yield f"\n### Verdicts in the conversations {name}\n"
        yield from table(
            ["expected", "given", "turns"],
            ([expected, given, str(count)] for (expected, given), count in confusion(of_part)),
        )
        yield f"\n### Failing turns of the conversations {name}\n"
        for turn in of_part:
            if turn.wrong:
                said = f" “{turn.say}”" if part is Part.TUNE else ""
                yield f"- {turn.place}{said}: {'; '.join(turn.wrong)}"


def right_turns(turns: Sequence[ScoredTurn], part: Part) -> float:
    """The share of turns of this part that are right."""
    of_part = [turn for turn in turns if turn.part is part]
    return sum(not turn.wrong for turn in of_part) / len(of_part)


def _totals(turns: Sequence[ScoredTurn]) -> Iterator[list[str]]:
    for part, name in NAMES.items():
        of_part = [turn for turn in turns if turn.part is part]
        every = {turn.conversation for turn in of_part}
        failed = {turn.conversation for turn in of_part if turn.wrong}
        right = sum(not turn.wrong for turn in of_part)
        yield [
            name,
            f"≥ {AIM:.0%}" if part is Part.KEPT_OUT else "–",
            f"{right_turns(turns, part):.1%} ({right} of {len(of_part)})",
            f"{len(every - failed)} of {len(every)}",
            str(sum(turn.cites_wrong_school for turn in of_part)),
        ]
