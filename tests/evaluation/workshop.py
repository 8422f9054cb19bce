"""What the systems under evaluation are made of, each loaded when it is first needed."""

from functools import cached_property
from pathlib import Path

from knowledge.advisor import Advisor, advisor_on
from knowledge.embedder import Embedder, load_embedder
from knowledge.index import Index, build_index, is_current, load_index
from knowledge.library import Library, load_library
from knowledge.search import ClauseSearch
from knowledge.settings import PACKAGED_MODEL, ROOT, KnowledgeSettings
from tests.evaluation.rankings import RememberingEmbedder


class Workshop:
    """The library, models, index and advisor of one set of settings."""

    def __init__(self, settings: KnowledgeSettings) -> None:
        self.settings = settings

    @cached_property
    def library(self) -> Library:
        """The protocols."""
        return load_library(self.settings.knowledge_dir)

    @cached_property
    def embedder(self) -> Embedder:
        """The model that ships with the assistant."""
        return RememberingEmbedder(load_embedder(self.settings.model))

    @cached_property
    def english_embedder(self) -> Embedder:
        """The English model that comes as a package."""
        if self.settings.model == PACKAGED_MODEL:
            return self.embedder
        return RememberingEmbedder(load_embedder(PACKAGED_MODEL))

    @cached_property
    def index(self) -> Index:
        """The index, built when it is not current."""
        if not is_current(self.settings):
            build_index(self.settings, self.library, self.embedder)
        return load_index(self.settings)

    @cached_property
    def search(self) -> ClauseSearch:
        """The clause search of the assistant."""
        return ClauseSearch(self.library, self.index, self.embedder)

    @cached_property
    def advisor(self) -> Advisor:
        """The advisor of the assistant."""
        return self.advisor_on(self.library)

    def advisor_on(self, library: Library) -> Advisor:
        """An advisor that rules by other annotations of the same clauses."""
        return advisor_on(library, self.index, self.embedder)

    def with_settings(self, settings: KnowledgeSettings) -> "Workshop":
        """Another workshop with the same protocols and the same loaded model."""
        other = Workshop(settings)
        other.library, other.embedder = self.library, self.embedder
        return other

    def data_files(self) -> list[Path]:
        """The protocols, topics and sources, and the questions that topics are learnt from."""
        knowledge = self.settings.knowledge_dir
        return [
            *knowledge.glob("*.yaml"),
            *(knowledge / "protocols").glob("*.yaml"),
            *(knowledge / "sources").glob("*"),
            *self.settings.questions_dir.rglob("*.yml"),
        ]


def rasa_files() -> list[Path]:
    """What the dialogue is trained from."""
    return [ROOT / "config.yml", ROOT / "domain.yml", *(ROOT / "data").rglob("*.yml")]
