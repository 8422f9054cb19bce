"""`Reply`: the one object every answer is, on every channel.

The shape is part of the public HTTP interface (see docs/http.md); the gateway checks each reply it gets from
Rasa against this model before it renders it.
"""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge.vocabulary import Verdict


class Status(StrEnum):
    """What kind of turn the reply is."""

    ANSWER = "answer"
    NOT_COVERED = "not_covered"
    CLARIFY = "clarify"
    HELP = "help"
    SMALL_TALK = "small_talk"
    OFF_TOPIC = "off_topic"
    ERROR = "error"


class Asks(StrEnum):
    """What the reply asks the person for, when its status is `clarify` or it raises a condition."""

    SCHOOL = "school"
    ROLE = "role"
    CONDITION = "condition"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(_Value):
    """A clause, quoted verbatim, with everything needed to find it in the document."""

    school: str
    organisation: str
    document: str
    edition: str = Field(
        description="date or edition of the document, in Dutch; 'zonder datum' when it has none"
    )
    section: str
    clause: str = Field(description="clause id within the school, for example 'A.6'")
    quote: str = Field(min_length=1)
    url: str


class Choice(_Value):
    """A button: `value` is what the client sends back as the text of the next message."""

    title: str
    value: str


class Contact(_Value):
    """A person or service to turn to."""

    name: str
    phone: str | None = None
    url: str | None = None


class Reply(_Value):
    """One answer of the assistant.

    `citations` are the clauses the answer rests on; `related` holds the nearest clause offered with a
    `not_covered`, which is *not* a rule on the question.
    """

    status: Status
    verdict: Verdict | None = None
    text: str = Field(min_length=1)
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()
    asks: Asks | None = None
    choices: tuple[Choice, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @model_validator(mode="after")
    def _an_answer_cites(self) -> "Reply":
        if self.status is Status.ANSWER and not self.citations:
            raise ValueError("an answer without a citation")
        if self.status is Status.NOT_COVERED and self.citations:
            raise ValueError("a not_covered reply rests on no clause: use `related`")
        return self


class FinalReply(Reply):
    """The reply after which the gateway removes the conversation from every store.

    Only the gateway sees that it is one: people get what is `shown`.
    """

    final: Literal[True]

    @property
    def shown(self) -> Reply:
        """The reply as people get it."""
        return Reply.model_validate(self.model_dump(exclude={"final"}))
