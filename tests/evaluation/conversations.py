"""Score the conversation set over HTTP against the running stack.

    python -m tests.evaluation.conversations [--url ADDRESS] [FILE]

Without an address a stack of its own is started on free ports, and ended. Exit status 1 when an answer cites
another school than the one of the conversation: that may never happen.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from actions.reply import Reply
from bot.api import OpenedConversation, Replies
from knowledge.library import Library, load_library
from knowledge.words import words_of
from tests.evaluation.dialogues import (
    CONVERSATIONS,
    Expected,
    ExpectedConversation,
    ExpectedTurn,
    Part,
    read_conversations,
)
from tests.stack import real_stack

SECONDS = 30.0


@dataclass(frozen=True)
class ScoredTurn:
    """A turn, what came of it, and what is wrong with that: nothing when it is right."""

    conversation: ExpectedConversation
    number: int
    turn: ExpectedTurn
    replies: tuple[Reply, ...]
    wrong: tuple[str, ...]
    cites_wrong_school: bool

    @property
    def verdicts(self) -> tuple[str, str]:
        """The verdict expected and the one given."""
        return (str(self.turn.expect.verdict), str(self.replies[-1].verdict))


def hold(http: httpx.Client, conversation: ExpectedConversation, library: Library) -> Iterator[ScoredTurn]:
    """Hold one conversation and score its turns; it is removed afterwards."""
    start = {"school": conversation.school, "role": conversation.role}
    opened = OpenedConversation.model_validate_json(
        http.post("/api/conversations", json=start).raise_for_status().content
    )
    address = f"/api/conversations/{opened.id}"
    replies, school = opened.replies, conversation.school
    for number, turn in enumerate(conversation.turns, 1):
        text = value_of(turn.say, replies)
        answer = http.post(f"{address}/messages", json={"text": text}).raise_for_status()
        replies = Replies.model_validate_json(answer.content).replies
        school = turn.expect.school or school
        foreign = cites_another(replies, school) and not turn.expect.schools
        wrong = tuple(faults(turn.expect, replies, library))
        yield ScoredTurn(conversation, number, turn, replies, wrong, foreign)
    http.delete(address)


def value_of(say: str, replies: Sequence[Reply]) -> str:
    """The value of the choice on offer with this title, else the words themselves."""
    choices = [choice for reply in replies for choice in reply.choices]
    return next((choice.value for choice in choices if choice.title == say), say)


def cites_another(replies: Sequence[Reply], school: str | None) -> bool:
    """Whether a reply cites another school than this one; without a school there is none to be true to."""
    cited = {citation.school for reply in replies for citation in reply.citations}
    return school is not None and not cited <= {school}


def faults(expected: Expected, replies: Sequence[Reply], library: Library) -> Iterator[str]:
    """Everything in which the last reply is not what was expected; words may stand in any reply."""
    last = replies[-1]
    for name in ("status", "verdict", "asks"):
        wanted, given = getattr(expected, name), getattr(last, name)
        if wanted is not None and wanted is not given:
            yield f"{name} {given} instead of {wanted}"
    cited = {citation.clause for citation in last.citations}
    if expected.clauses and cited.isdisjoint(expected.clauses):
        yield f"cites {sorted(cited)} and none of {list(expected.clauses)}"
    schools = {citation.school for citation in last.citations}
    if expected.school and schools and schools != {expected.school} and not expected.schools:
        yield f"cites {sorted(schools)} instead of {expected.school}"
    said = words_of(" ".join(told(replies)))
    for school in expected.schools:
        names = (library[school].organisation, *library[school].aliases)
        if not any(_stands_in(name, said) for name in names):
            yield f"does not name {school}"
    for words in expected.mentions:
        if not _stands_in(words, said):
            yield f"does not mention {words!r}"


def told(replies: Sequence[Reply]) -> Iterator[str]:
    """Everything that people read in the replies."""
    for reply in replies:
        yield reply.text
        for contact in reply.contacts:
            yield " ".join(filter(None, (contact.name, contact.phone, contact.url)))
        for citation in (*reply.citations, *reply.related):
            yield f"{citation.organisation} {citation.section} {citation.clause} {citation.quote}"


def _stands_in(words: str, said: Sequence[str]) -> bool:
    return "".join(words_of(words)) in "".join(said)


def report(scored: Sequence[ScoredTurn]) -> Iterator[str]:
    """The report of one part: accuracy, the confusion of verdicts, and every turn that failed."""
    right = sum(not turn.wrong for turn in scored)
    whole = {turn.conversation.id for turn in scored} - {
        turn.conversation.id for turn in scored if turn.wrong
    }
    foreign = sum(turn.cites_wrong_school for turn in scored)
    yield f"turns right: {right} of {len(scored)} ({right / len(scored):.1%})"
    yield f"conversations right from begin to end: {len(whole)} of {len({t.conversation.id for t in scored})}"
    yield f"answers that cite another school: {foreign}"
    yield "verdicts (expected → given):"
    confusion = Counter(turn.verdicts for turn in scored if turn.turn.expect.verdict is not None)
    for (expected, given), count in sorted(confusion.items()):
        yield f"  {expected:>14} → {given:<14} {count}"
    for turn in scored:
        if turn.wrong:
            yield f"{turn.conversation.id}.{turn.number} {turn.turn.say!r}: {'; '.join(turn.wrong)}"
            yield f"    {' '.join(turn.replies[-1].text.split())[:200]}"


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
    parser.add_argument("file", nargs="?", type=Path, default=CONVERSATIONS)
    arguments = parser.parse_args()
    library = load_library()
    conversations = read_conversations(arguments.file)
    with gateway(arguments.url) as http:
        scored = [turn for conversation in conversations for turn in hold(http, conversation, library)]
    for part in Part:
        if of_part := [turn for turn in scored if turn.conversation.part is part]:
            print(f"\n== {part}", *report(of_part), sep="\n")
    return int(any(turn.cites_wrong_school for turn in scored))


if __name__ == "__main__":
    sys.exit(main())
