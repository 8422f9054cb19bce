"""What the actions work with, loaded once in a process."""

from functools import cache

from knowledge.advisor import Advisor, load_advisor
from knowledge.conditions import Conditions
from knowledge.follow_up import Completer
from knowledge.follow_ups import FollowUps, load_follow_ups
from knowledge.guesses import Moment
from knowledge.hearing import Listener
from knowledge.help import Help, load_help
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.plain_words import PlainWords, load_plain_words
from knowledge.question import Question
from knowledge.ruling import Ruling
from knowledge.settings import KnowledgeSettings
from knowledge.topic_finder import TopicFinder


@cache
def advisor() -> Advisor:
    """The advisor on the built index. The first call takes seconds and may raise a `KnowledgeError`."""
    return load_advisor(KnowledgeSettings())


def advise(question: Question) -> Ruling:
    """The ruling on a question."""
    return advisor().rule(question)


def library() -> Library:
    """The protocols."""
    return advisor().library


@cache
def school_names() -> SchoolNames:
    """The names of the schools."""
    return SchoolNames(library())


def conditions() -> Conditions:
    """What people say of conditions."""
    return advisor().conditions


@cache
def follow_ups() -> FollowUps:
    """What people ask further."""
    return load_follow_ups(library().topics)


@cache
def topic_finder() -> TopicFinder:
    """From a few words to topics."""
    return TopicFinder(library().topics, follow_ups(), advisor().topics_of)


@cache
def plain_words() -> PlainWords:
    """Hard words of protocols in simple words."""
    return load_plain_words()


@cache
def listener() -> Listener:
    """Hears what messages do."""
    return Listener(school_names(), conditions(), advisor().is_on_topic)


@cache
def completer() -> Completer:
    """Makes questions whole that lean on the one before."""
    return Completer(advisor(), follow_ups())


@cache
def help_in_distress() -> Help:
    """What to say to people in distress."""
    return load_help(KnowledgeSettings().knowledge_dir / "help.yaml")


def warm_up() -> None:
    """Load everything and answer once, so that nobody waits for it."""
    advisor().warm_up()
    plain_words()
    completer()
    help_in_distress()
    listener().hear("Mag dat?", [], Moment())
