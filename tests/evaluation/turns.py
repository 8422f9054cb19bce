"""One turn of a conversation: what was expected, what came, and what is wrong with that."""

from collections.abc import Iterator, Sequence

import httpx
from pydantic import BaseModel, ConfigDict

from actions.reply import Reply
from bot.api import OpenedConversation, Replies
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.vocabulary import Verdict
from knowledge.words import words_of
from tests.evaluation.dialogues import Expected, ExpectedConversation, Part

MOST_TOLD = 200
"""So many letters of an answer are kept."""


class ScoredTurn(BaseModel):
    """A turn and what came of it; `wrong` says what is wrong with that, nothing when it is right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    conversation: str
    author: str
    part: Part
    number: int
    say: str
    expected: Verdict | None
    given: Verdict | None
    told: str
    wrong: tuple[str, ...]
    cites_wrong_school: bool

    @property
    def place(self) -> str:
        """Where it stands in the set."""
        return f"{self.conversation}.{self.number}"


def hold(http: httpx.Client, conversation: ExpectedConversation, library: Library) -> Iterator[ScoredTurn]:
    """Hold one conversation and score its turns; it is removed afterwards.

    The school of the conversation is the one expected, else the one that the turn itself names, else the one
    before. Where it was forgotten on request a new one is opened, as every channel does.
    """
    names = SchoolNames(library)
    opened = _open(http, conversation)
    replies, school = opened.replies, conversation.school
    for number, turn in enumerate(conversation.turns, 1):
        answer = _say(http, opened, value_of(turn.say, replies))
        if answer.status_code == httpx.codes.NOT_FOUND:
            opened, school = _open(http, conversation), conversation.school
            answer = _say(http, opened, turn.say)
        replies = Replies.model_validate_json(answer.raise_for_status().content).replies
        school = turn.expect.school or names.find(turn.say).school or school
        yield ScoredTurn(
            conversation=conversation.id,
            author=conversation.author,
            part=conversation.part,
            number=number,
            say=turn.say,
            expected=turn.expect.verdict,
            given=replies[-1].verdict,
            told=" ".join(replies[-1].text.split())[:MOST_TOLD],
            wrong=tuple(faults(turn.expect, replies, library)),
            cites_wrong_school=cites_another(replies, school) and not turn.expect.schools,
        )
    http.delete(f"/api/conversations/{opened.id}")


def _open(http: httpx.Client, conversation: ExpectedConversation) -> OpenedConversation:
    start = {"school": conversation.school, "role": conversation.role}
    answer = http.post("/api/conversations", json=start).raise_for_status()
    return OpenedConversation.model_validate_json(answer.content)


def _say(http: httpx.Client, opened: OpenedConversation, text: str) -> httpx.Response:
    return http.post(f"/api/conversations/{opened.id}/messages", json={"text": text})


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
