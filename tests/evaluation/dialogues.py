"""The conversation set: conversations.jsonl, one conversation a line."""

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from actions.reply import Asks, Status
from knowledge.vocabulary import Role, Verdict

CONVERSATIONS = Path(__file__).with_name("conversations.jsonl")


class Part(StrEnum):
    """What may be looked at while the assistant is tuned, and what is kept out of that."""

    TUNE = "tune"
    KEPT_OUT = "kept_out"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expected(_Value):
    """What the reply to a turn must be; what is absent is not checked.

    `school` is the school whose clauses are cited, `clauses` of which any must be cited, `schools` those
    that a comparison must name, `mentions` words that must stand in the text or the contacts.
    """

    status: Status
    verdict: Verdict | None = None
    school: str | None = None
    clauses: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    asks: Asks | None = None
    mentions: tuple[str, ...] = ()


class ExpectedTurn(_Value):
    """What somebody types, or the exact title of a choice on offer, and what is expected of the reply."""

    say: str = Field(min_length=1)
    expect: Expected


class ExpectedConversation(_Value):
    """A whole conversation; school and role are what the channel knows at the start."""

    id: str
    author: str
    part: Part
    school: str | None = None
    role: Role | None = None
    turns: tuple[ExpectedTurn, ...] = Field(min_length=1)


def read_conversations(file: Path = CONVERSATIONS) -> list[ExpectedConversation]:
    """The conversations of `file`, in its order; raises a ValidationError at the first wrong line."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [ExpectedConversation.model_validate_json(line) for line in lines if line.strip()]
