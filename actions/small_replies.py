"""The replies that ask for something or say that something was heard."""

from collections.abc import Iterable

from actions.choices import role_choices, school_choices, topic_choices
from actions.reply import Asks, Reply, Status
from knowledge.library import Library
from knowledge.topics import Topic
from knowledge.vocabulary import Role

EXAMPLES = (
    "Mag ik vrienden worden met een leerling?",
    "Mag ik een foto van de klas op Instagram zetten?",
    "Wat gebeurt er als iemand online gepest wordt?",
)


def small_talk(text: str) -> Reply:
    """A reply that says something and rules on nothing."""
    return Reply(status=Status.SMALL_TALK, text=text)


def ask_back(text: str) -> Reply:
    """A question back, without choices."""
    return Reply(status=Status.CLARIFY, text=text)


def ask_school(text: str, library: Library, schools: Iterable[str]) -> Reply:
    """A question for the school, with a button for each of `schools`."""
    return Reply(status=Status.CLARIFY, text=text, asks=Asks.SCHOOL, choices=school_choices(library, schools))


def ask_role(
    text: str = "De regels verschillen per persoon. Werk je op school, ben je leerling of ben je ouder?",
) -> Reply:
    """A question for the role of the asker."""
    return Reply(status=Status.CLARIFY, text=text, asks=Asks.ROLE, choices=role_choices())


def offer(text: str, topics: Iterable[Topic]) -> Reply:
    """Questions to choose from."""
    return Reply(status=Status.CLARIFY, text=text, choices=topic_choices(topics))


def person(role: Role) -> str:
    """Somebody in a role."""
    return {
        Role.MEDEWERKER: "iemand die op school werkt",
        Role.LEERLING: "een leerling",
        Role.OUDER: "een ouder",
    }[role]
