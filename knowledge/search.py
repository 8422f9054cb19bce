"""Ranking the clauses of one school for a question, dense and lexical together."""

from collections.abc import Mapping
from dataclasses import dataclass

import faiss
import numpy as np
from numpy.typing import NDArray

from knowledge.clause import Clause
from knowledge.embedder import Embedder, Vectors
from knowledge.errors import IndexMismatch
from knowledge.index import Index
from knowledge.lexical import LexicalSearch
from knowledge.library import Library
from knowledge.passages import passage_of

RANK_OFFSET = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke & Büttcher 2009)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause and its score; scores of one search can be compared with each other only."""

    clause: Clause
    score: float


class ClauseSearch:
    """Searches the clauses of one school; a clause of another school is never even scored."""

    def __init__(self, library: Library, index: Index, embedder: Embedder) -> None:
        keys = tuple(clause.key for clause in library.clauses)
        if embedder.model_id != index.manifest.model:
            raise IndexMismatch(
                None, f"de index is gemaakt met {index.manifest.model}, niet met {embedder.model_id}"
            )
        if keys != tuple(index.manifest.passages):
            raise IndexMismatch(None, "de index bevat andere clausules dan de protocollen")
        self._clauses = library.clauses
        self._vectors = index.vectors
        self._embedder = embedder
        self._rows = _rows_by_school(library.clauses)
        self._lexical = LexicalSearch(
            [passage_of(library[clause.school], clause) for clause in library.clauses]
        )

    def embed(self, text: str) -> Vectors:
        """The embedding of a question, shape (1, dimension), for several calls of `run`."""
        return self._embedder.embed([text])

    def run(self, text: str, school: str, vector: Vectors | None = None) -> list[Hit]:
        """Every clause of `school`, best first, by reciprocal rank fusion of the dense and the lexical
        ranking.

        `vector` is the embedding of `text`, shape (1, dimension), when the caller has it already.
        """
        rows = self._rows[school]
        dense = self._dense(self.embed(text) if vector is None else vector, rows)
        lexical = self._lexical.scores(text, rows)
        scores = _reciprocal_ranks(dense) + _reciprocal_ranks(lexical)
        order = np.argsort(-scores, kind="stable")
        return [Hit(self._clauses[rows.start + int(place)], float(scores[place])) for place in order]

    def _dense(self, vector: Vectors, rows: range) -> NDArray[np.float32]:
        """Cosine of the question with each clause in `rows`, shape (len(rows),)."""
        selector = faiss.IDSelectorRange(rows.start, rows.stop)
        only_this_school = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # its stub is wrong
        cosines, found = self._vectors.search(vector, len(rows), params=only_this_school)
        in_order = np.empty(len(rows), dtype=np.float32)
        in_order[found[0] - rows.start] = cosines[0]
        return in_order


def _rows_by_school(clauses: tuple[Clause, ...]) -> Mapping[str, range]:
    rows: dict[str, range] = {}
    for row, clause in enumerate(clauses):
        start = rows[clause.school].start if clause.school in rows else row
        rows[clause.school] = range(start, row + 1)
    return rows


def _reciprocal_ranks(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """1 / (offset + rank), 0 where the score is not positive: sharing no word is no vote."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return np.where(scores > 0, 1 / (RANK_OFFSET + ranks), 0.0)
