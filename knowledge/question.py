"""A question as the assistant understands it: the text, whose school, and who asks."""

from dataclasses import dataclass

from knowledge.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks.

    `school` is a school key such as "asko". `asker` is None while the role is not known.
    """

    text: str
    school: str
    asker: Role | None = None
