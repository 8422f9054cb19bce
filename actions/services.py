"""What the actions work with, loaded once in a process."""

from functools import cache

from knowledge.advisor import Advisor, load_advisor
from knowledge.help import Help, load_help
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.question import Question
from knowledge.ruling import Ruling
from knowledge.settings import KnowledgeSettings


@cache
def advisor() -> Advisor:
    """The advisor on the built index. The first call takes seconds and may raise a `KnowledgeError`."""
    return load_advisor(KnowledgeSettings())


def advise(question: Question) -> Ruling:
    """The ruling on a question."""
    return advisor().rule(question)


def is_on_topic(text: str) -> bool:
    """Whether `text` is about something that protocols deal with, at whichever school."""
    return advisor().is_on_topic(text)


def library() -> Library:
    """The protocols."""
    return advisor().library


@cache
def school_names() -> SchoolNames:
    """The names of the schools."""
    return SchoolNames(library())


@cache
def help_in_distress() -> Help:
    """What to say to people in distress."""
    return load_help(KnowledgeSettings().knowledge_dir / "help.yaml")


def warm_up() -> None:
    """Load everything and answer once, so that nobody waits for it."""
    advisor().warm_up()
    school_names()
    help_in_distress()
