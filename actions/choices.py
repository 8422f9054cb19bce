"""Choices: what people see, and what Rasa reads when one is chosen."""

import json
from collections.abc import Iterable

from actions.reply import Choice
from knowledge.library import Library
from knowledge.ruling import Ruling
from knowledge.topics import Topic
from knowledge.vocabulary import Role

ROLE_TITLES = {
    Role.MEDEWERKER: "Ik werk op school",
    Role.LEERLING: "Ik ben leerling",
    Role.OUDER: "Ik ben ouder of verzorger",
}
ANSWERS = {"affirm": "Ja", "deny": "Nee", "unsure": "Weet ik niet"}


def school_choices(library: Library, schools: Iterable[str]) -> tuple[Choice, ...]:
    """A choice for each of the schools."""
    return tuple(
        Choice(title=library[school].organisation, value=_payload("inform_school", school=school))
        for school in schools
    )


def role_choices() -> tuple[Choice, ...]:
    """A choice for each role."""
    return tuple(
        Choice(title=title, value=_payload("inform_role", role=role)) for role, title in ROLE_TITLES.items()
    )


def condition_choices(ruling: Ruling) -> tuple[Choice, ...]:
    """Yes, no, or not known: whether the condition of the ruling is met."""
    topic = ruling.topic.key if ruling.topic else ""
    return tuple(
        Choice(title=title, value=_payload(intent, topic=topic)) for intent, title in ANSWERS.items()
    )


def topic_choices(topics: Iterable[Topic]) -> tuple[Choice, ...]:
    """A question for each of the topics."""
    return tuple(
        Choice(title=topic.question, value=_payload("ask_question", topic=topic.key)) for topic in topics
    )


def _payload(intent: str, **values: str) -> str:
    """What a button sends, in the form in which Rasa reads an intent with its values."""
    return f"/{intent}{json.dumps(values)}"
