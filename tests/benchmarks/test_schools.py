"""The schools of the benchmark are as many as asked, proper protocols, and searched apart."""

import pytest

from benchmarks.schools import CLAUSES, index_of, recombined
from knowledge.embedder import SentenceEmbedder, load_embedder
from knowledge.index import Index, build_index, is_current, load_index
from knowledge.library import Library, load_library
from knowledge.passages import passage_of
from knowledge.search import ClauseSearch
from knowledge.settings import KnowledgeSettings

SCHOOLS = 20


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return load_embedder(KnowledgeSettings().model)


@pytest.fixture(scope="module")
def index(embedder: SentenceEmbedder) -> Index:
    settings = KnowledgeSettings()
    if not is_current(settings):
        build_index(settings, load_library(), embedder)
    return load_index(settings)


def test_every_clause_has_a_key_of_its_own_and_the_passage_of_a_real_one() -> None:
    real = load_library()
    library, rows = recombined(real, SCHOOLS)
    assert len({clause.key for clause in library.clauses}) == SCHOOLS * CLAUSES == len(rows)
    for clause, row in zip(library.clauses, rows, strict=True):
        repeated = real.clauses[row]
        assert passage_of(library[clause.school], clause) == passage_of(real[repeated.school], repeated)
        assert clause.topics == repeated.topics


def test_search_among_many_schools_gives_the_clauses_of_one(index: Index, embedder: SentenceEmbedder) -> None:
    real: Library = load_library()
    library, rows = recombined(real, SCHOOLS)
    search = ClauseSearch(library, index_of(library, rows, real, index), embedder)
    for school in library.schools[:3]:
        hits = search.run("mag ik foto's van leerlingen plaatsen", school)
        assert {hit.clause.key for hit in hits} == {clause.key for clause in library[school].clauses}
