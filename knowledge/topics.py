"""Topics: what people ask about, the bridge between their words and the words of protocols."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from knowledge.data_file import read_data_file
from knowledge.errors import UnknownTopic
from knowledge.vocabulary import Role


class Topic(BaseModel):
    """One subject.

    `description` tells it apart from its neighbours; `title` is how lists and tables name it; `question` is
    how anybody could ask about it. `factual` says that a yes or no on it states how things are ("blijft het
    vindbaar?"), not what is allowed. `with_whom` is the role of the other person, for topics that differ in
    nothing else.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str = Field(min_length=1)
    question: str = Field(min_length=1, pattern=r"\?$")
    description: str = Field(min_length=1)
    factual: bool = False
    with_whom: Role | None = None


class _TopicFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    topics: tuple[Topic, ...]


class Topics(Mapping[str, Topic]):
    """The topics by key, in the order of the file; `with_whom` holds those that tell the other person."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self._topics = {topic.key: topic for topic in topics}
        self.with_whom = {topic.key: topic.with_whom for topic in topics if topic.with_whom}

    def __getitem__(self, key: str) -> Topic:
        try:
            return self._topics[key]
        except KeyError:
            raise UnknownTopic(key) from None

    def __contains__(self, key: object) -> bool:
        return key in self._topics

    def __iter__(self) -> Iterator[str]:
        return iter(self._topics)

    def __len__(self) -> int:
        return len(self._topics)


def load_topics(path: Path) -> Topics:
    """The topics of the file at `path`; raises `DataError` when it is not in order."""
    return Topics(read_data_file(path, _TopicFile).topics)
