"""Mere rankings: each always gives the first clause of the school, whatever its score."""

from collections.abc import Callable, Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

from knowledge.embedder import Embedder, Vectors
from knowledge.lexical import LexicalSearch
from knowledge.library import Library
from knowledge.passages import passage_of
from knowledge.words import words_of
from tests.evaluation.given import Given, System
from tests.evaluation.gold import WrittenQuestion

GRAM = 4
Scores = Callable[[str], NDArray[np.float32]]
"""From the text of a question to one score for each passage."""


class RememberingEmbedder:
    """The real embedder; no text is embedded twice."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def model_id(self) -> str:
        """The id of the real model."""
        return self._embedder.model_id

    def embed(self, texts: Sequence[str]) -> Vectors:
        """What the real embedder gives, shape (len(texts), dimension)."""
        if new := [text for text in dict.fromkeys(texts) if text not in self._known]:
            self._known.update(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def ranking_by_words(library: Library) -> System:
    """BM25 over Dutch stems."""
    return _best_by(library, lambda passages: LexicalSearch(passages).scores)


def ranking_by_characters(library: Library) -> System:
    """BM25 over character 4-grams, words taken together with the spaces around them."""
    return _best_by(library, _scores_by_characters)


def ranking_by_vectors(library: Library, embedder: Embedder) -> System:
    """The embedding model alone: the clause with the highest cosine."""

    def scores_among(passages: Sequence[str]) -> Scores:
        vectors = embedder.embed(passages)
        return lambda text: vectors @ embedder.embed([text])[0]

    return _best_by(library, scores_among)


def _best_by(library: Library, scores_among: Callable[[Sequence[str]], Scores]) -> System:
    scores = {
        protocol.school: scores_among([passage_of(protocol, clause) for clause in protocol.clauses])
        for protocol in library
    }

    def answer(question: WrittenQuestion, school: str) -> Given:
        best = int(np.argmax(scores[school](question.text)))
        return Given((library[school].clauses[best].id,), None)

    return answer


def _scores_by_characters(passages: Sequence[str]) -> Scores:
    ranking = bm25s.BM25()
    ranking.index([_grams(passage) for passage in passages], show_progress=False)

    def scores(text: str) -> NDArray[np.float32]:
        known = [gram for gram in _grams(text) if gram in ranking.vocab_dict]
        return ranking.get_scores(known) if known else np.zeros(len(passages), dtype=np.float32)

    return scores


def _grams(text: str) -> list[str]:
    spaced = f" {' '.join(words_of(text))} "
    return [spaced[start : start + GRAM] for start in range(len(spaced) - GRAM + 1)]
