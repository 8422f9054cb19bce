"""A question as the assistant understands it: the text, whose school, and who asks."""

from dataclasses import dataclass

from knowledge.form import Form
from knowledge.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks.

    `school` is a school key such as "asko". `asker` is None while the role is not known. `topic` and `form`
    are given when they are known from before: the text is then read for the rest only. `condition_met` says
    whether the exception of the clause holds, as the asker answered or stated; None when nothing was said of
    it.
    """

    text: str
    school: str
    asker: Role | None = None
    topic: str | None = None
    form: Form | None = None
    condition_met: bool | None = None
