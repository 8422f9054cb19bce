"""What the conversation remembers beside school and role, and how it stands in Rasa's slots."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from knowledge.acts import Act
from knowledge.form import Form
from knowledge.question import Question
from knowledge.ruling import Ruling
from knowledge.vocabulary import Role

Slots = Mapping[str, str | None]
TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Memory:
    """What was asked and answered before this message.

    `asked` is what the last reply asked for. `subject` was announced and waits for its question. `pending`
    is the question that waits until the school or the role is known, and `pending_act` what is to be done
    with it. `last` is the question answered last, as far as it does not hang on the school; `ruled_topic`
    the topic on which that answer rests. `compared` says that the last answer compared schools. `misses`
    counts the messages in a row that were not understood.
    """

    asked: str | None = None
    subject: str | None = None
    pending: str | None = None
    pending_topic: str | None = None
    pending_act: Act | None = None
    last: str | None = None
    last_topic: str | None = None
    last_form: Form | None = None
    last_asker: Role | None = None
    last_condition: bool | None = None
    ruled_topic: str | None = None
    conditions: frozenset[str] = frozenset()
    compared: bool = False
    misses: int = 0

    @classmethod
    def of(cls, slot: Callable[[str], Any]) -> Self:
        """The memory in the slots of a tracker."""
        form, act, condition = slot("last_form"), slot("pending_act"), slot("last_condition")
        return cls(
            asked=slot("asked"),
            subject=slot("subject"),
            pending=slot("pending_question"),
            pending_topic=slot("pending_topic"),
            pending_act=Act(act) if act else None,
            last=slot("last_question"),
            last_topic=slot("last_topic"),
            last_form=Form(form) if form else None,
            last_asker=role_or_none(slot("last_asker")),
            last_condition=condition == TRUE if condition else None,
            ruled_topic=slot("last_ruled_topic"),
            conditions=frozenset((slot("last_condition_kinds") or "").split()),
            compared=slot("last_compared") == TRUE,
            misses=int(slot("misses") or 0),
        )

    def last_question(self, school: str, role: Role | None) -> Question | None:
        """The question answered last, put to `school`; `role` asks when it was asked for nobody else."""
        if self.last is None:
            return None
        return Question(
            self.last, school, self.last_asker or role, self.last_topic, self.last_form, self.last_condition
        )


def role_or_none(value: str | None) -> Role | None:
    """The role with this key; None for no key or an unknown one."""
    return Role(value) if value in set(Role) else None


NOTHING_PENDING: Slots = {"pending_question": None, "pending_topic": None, "pending_act": None}
FORGOTTEN: Slots = {
    **NOTHING_PENDING,
    **dict.fromkeys(("asked", "subject", "last_question", "last_topic", "last_form", "last_asker")),
    **dict.fromkeys(
        ("last_condition", "last_condition_kinds", "last_ruled_topic", "last_compared", "misses")
    ),
}
"""Every slot of the memory, empty."""


def answered(question: Question, ruling: Ruling | None = None) -> Slots:
    """What is remembered once `question` is answered, with `ruling` unless schools were compared."""
    condition = question.condition_met
    kinds = [condition.kind or "" for condition in ruling.conditions] if ruling else []
    return {
        **NOTHING_PENDING,
        "subject": None,
        "last_question": question.text,
        "last_topic": question.topic,
        "last_form": question.form,
        "last_asker": question.asker,
        "last_condition": None if condition is None else TRUE if condition else FALSE,
        "last_condition_kinds": " ".join(kinds) or None,
        "last_ruled_topic": ruling.topic.key if ruling and ruling.topic else question.topic,
        "last_compared": None if ruling else TRUE,
    }


def waiting(text: str, act: Act, topic: str | None = None) -> Slots:
    """What is remembered while a question waits for the school or the role."""
    return {"pending_question": text, "pending_topic": topic, "pending_act": act}
