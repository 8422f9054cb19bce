"""The actions run on the real knowledge: the same advisor as in tests/knowledge."""

from collections.abc import Callable

import pytest

from actions.answering import Answering
from actions.comparing import Comparing
from actions.consequences import Consequences
from actions.resuming import Resuming
from knowledge.advisor import Advisor
from knowledge.conditions import load_conditions
from knowledge.follow_up import Completer
from knowledge.follow_ups import FollowUps, load_follow_ups
from knowledge.hearing import Listener
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from knowledge.topic_finder import TopicFinder
from tests.knowledge.conftest import advisor, embedder, library, settings

__all__ = ["advisor", "embedder", "library", "settings"]


@pytest.fixture
def answering(advisor: Advisor) -> Answering:
    return Answering(advisor.rule)


@pytest.fixture
def the_library(library: Library) -> Callable[[], Library]:
    return lambda: library


@pytest.fixture
def names(library: Library) -> Callable[[], SchoolNames]:
    school_names = SchoolNames(library)
    return lambda: school_names


@pytest.fixture
def follow_ups(library: Library) -> Callable[[], FollowUps]:
    loaded = load_follow_ups(library.topics)
    return lambda: loaded


@pytest.fixture
def finder(advisor: Advisor, follow_ups: Callable[[], FollowUps]) -> Callable[[], TopicFinder]:
    made = TopicFinder(advisor.library.topics, follow_ups(), advisor.topics_of)
    return lambda: made


@pytest.fixture
def completer(advisor: Advisor, follow_ups: Callable[[], FollowUps]) -> Callable[[], Completer]:
    made = Completer(advisor, follow_ups())
    return lambda: made


@pytest.fixture
def listener(advisor: Advisor, names: Callable[[], SchoolNames]) -> Callable[[], Listener]:
    made = Listener(names(), load_conditions(), advisor.is_on_topic)
    return lambda: made


@pytest.fixture
def comparing(
    answering: Answering,
    the_library: Callable[[], Library],
    names: Callable[[], SchoolNames],
    finder: Callable[[], TopicFinder],
) -> Comparing:
    return Comparing(answering, the_library, names, finder)


@pytest.fixture
def consequences(
    answering: Answering, follow_ups: Callable[[], FollowUps], the_library: Callable[[], Library]
) -> Consequences:
    return Consequences(answering, follow_ups, the_library)


@pytest.fixture
def resuming(
    answering: Answering,
    completer: Callable[[], Completer],
    comparing: Comparing,
    consequences: Consequences,
) -> Resuming:
    return Resuming(answering, completer, comparing, consequences)
