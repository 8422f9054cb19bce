"""The actions run on the real knowledge: the same advisor as in tests/knowledge."""

from collections.abc import Callable

import pytest

from actions.answering import Answering
from knowledge.advisor import Advisor
from knowledge.library import Library
from knowledge.mentions import SchoolNames
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
