"""The replies that ask for something or say that something was heard."""

import json
from collections.abc import Iterable

from actions.reply import Asks, Choice, Reply, Status
from knowledge.library import Library
from knowledge.topics import Topic
from knowledge.vocabulary import Role

ROLE_TITLES = {
    Role.MEDEWERKER: "Ik werk op school",
    Role.LEERLING: "Ik ben leerling",
    Role.OUDER: "Ik ben ouder of verzorger",
}
EXAMPLES = (
    "Mag ik vrienden worden met een leerling?",
    "Mag ik een foto van de klas op Instagram zetten?",
    "Wat gebeurt er als iemand online gepest wordt?",
)


def small_talk(text: str) -> Reply:
    """A reply that says something and rules on nothing."""
    return Reply(status=Status.SMALL_TALK, text=text)


def ask_school(text: str, library: Library, schools: Iterable[str]) -> Reply:
    """A question for the school, with a button for each of `schools`."""
    return Reply(
        status=Status.CLARIFY,
        text=text,
        asks=Asks.SCHOOL,
        choices=tuple(
            Choice(title=library[school].organisation, value=_payload("inform_school", school=school))
            for school in schools
        ),
    )


def ask_reading(readings: Iterable[Topic]) -> Reply:
    """What the question may be about, as choices, when it is not clear which is meant."""
    return Reply(
        status=Status.CLARIFY,
        text="Ik weet niet zeker wat je bedoelt. Gaat het over een van deze onderwerpen?",
        choices=tuple(Choice(title=topic.title, value=topic.title) for topic in readings),
    )


def ask_role() -> Reply:
    """A question for the role of the asker."""
    return Reply(
        status=Status.CLARIFY,
        text="De regels verschillen per persoon. Werk je op school, ben je leerling of ben je ouder?",
        asks=Asks.ROLE,
        choices=tuple(
            Choice(title=title, value=_payload("inform_role", role=role.value))
            for role, title in ROLE_TITLES.items()
        ),
    )


def _payload(intent: str, **values: str) -> str:
    """What a button sends, in the form in which Rasa reads an intent with its values."""
    return f"/{intent}{json.dumps(values)}"
