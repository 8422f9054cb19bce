"""Score the conversation set over HTTP against the running stack.

    python -m tests.evaluation.conversations [--url ADDRESS] [FILE]

Without an address a stack of its own is started on free ports, and ended. Exit status 1 when an answer cites
another school than the one of the conversation: that may never happen. `make evaluate` does the same for its
report.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
from pydantic import TypeAdapter

from knowledge.library import Library, load_library
from knowledge.settings import KnowledgeSettings
from tests.evaluation.contenders import whole_assistant_digest
from tests.evaluation.dialogues import CONVERSATIONS, Part, read_conversations
from tests.evaluation.turns import ScoredTurn, hold
from tests.evaluation.workshop import Workshop
from tests.stack import real_stack

SECONDS = 30.0
_TURNS = TypeAdapter(list[ScoredTurn])


def conversations_digest(workshop: Workshop) -> str:
    """A digest of all that the score of the conversations hangs on."""
    return whole_assistant_digest(workshop, ["tests.evaluation.turns"], [CONVERSATIONS])


def kept_turns(workshop: Workshop, folder: Path) -> list[ScoredTurn]:
    """Every turn of the set, scored now or, when nothing behind it changed, before; kept in `folder`."""
    kept = folder / f"conversations-{conversations_digest(workshop)[:16]}.json"
    if kept.exists():
        return _TURNS.validate_json(kept.read_bytes())
    with gateway(None) as http:
        turns = scored_turns(http, CONVERSATIONS, workshop.library)
    folder.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(_TURNS.dump_json(turns))
    return turns


def scored_turns(http: httpx.Client, file: Path, library: Library) -> list[ScoredTurn]:
    """Every turn of the conversations in `file`, each conversation held anew."""
    return [turn for conversation in read_conversations(file) for turn in hold(http, conversation, library)]


def report(scored: Sequence[ScoredTurn]) -> Iterator[str]:
    """The report of one part: accuracy, the confusion of verdicts, and every turn that failed."""
    right = sum(not turn.wrong for turn in scored)
    every = {turn.conversation for turn in scored}
    failed = {turn.conversation for turn in scored if turn.wrong}
    foreign = sum(turn.cites_wrong_school for turn in scored)
    yield f"turns right: {right} of {len(scored)} ({right / len(scored):.1%})"
    yield f"conversations right from begin to end: {len(every - failed)} of {len(every)}"
    yield f"answers that cite another school: {foreign}"
    yield "verdicts (expected → given):"
    for (expected, given), count in confusion(scored):
        yield f"  {expected:>14} → {given:<14} {count}"
    for turn in scored:
        if turn.wrong:
            yield f"{turn.place} {turn.say!r}: {'; '.join(turn.wrong)}"
            yield f"    {turn.told}"


def confusion(scored: Sequence[ScoredTurn]) -> list[tuple[tuple[str, str], int]]:
    """How often each verdict was given where each was expected."""
    pairs = Counter((str(turn.expected), str(turn.given)) for turn in scored if turn.expected is not None)
    return sorted(pairs.items())


@contextmanager
def gateway(url: str | None) -> Iterator[httpx.Client]:
    """A client of the gateway at `url`, else of a stack that lives as long as the client."""
    if url is not None:
        with httpx.Client(base_url=url, timeout=SECONDS, trust_env=False) as http:
            yield http
        return
    with tempfile.TemporaryDirectory() as build, real_stack(Path(build)) as stack, gateway(stack.url) as http:
        yield http


def main() -> int:
    """Score every conversation and print the report of each part."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url")
    parser.add_argument("--part", type=Part, choices=list(Part), help="show only this part")
    parser.add_argument("file", nargs="?", type=Path, default=CONVERSATIONS)
    arguments = parser.parse_args()
    library = load_library(KnowledgeSettings().knowledge_dir)
    with gateway(arguments.url) as http:
        scored = scored_turns(http, arguments.file, library)
    for part in [arguments.part] if arguments.part else Part:
        if of_part := [turn for turn in scored if turn.part is part]:
            print(f"\n== {part}", *report(of_part), sep="\n")
    return int(any(turn.cites_wrong_school for turn in scored))


if __name__ == "__main__":
    sys.exit(main())
