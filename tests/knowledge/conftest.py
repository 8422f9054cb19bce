"""The real knowledge: the five protocols, the real model and a real FAISS index."""

import pytest

from knowledge.advisor import Advisor, load_advisor
from knowledge.embedder import SentenceEmbedder, load_embedder
from knowledge.index import build_index, is_current
from knowledge.library import Library, load_library
from knowledge.settings import KnowledgeSettings


@pytest.fixture(scope="session")
def settings() -> KnowledgeSettings:
    return KnowledgeSettings()


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def embedder(settings: KnowledgeSettings) -> SentenceEmbedder:
    return load_embedder(settings.model)


@pytest.fixture(scope="session")
def advisor(settings: KnowledgeSettings, library: Library, embedder: SentenceEmbedder) -> Advisor:
    if not is_current(settings):
        build_index(settings, library, embedder)
    return load_advisor(settings)


SCHOOLS = ("asko", "jozef", "konot", "oog", "tweespan")
