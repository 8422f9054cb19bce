"""The things that are scored side by side, each from a question and a school to what it cites."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.advisor import Advisor
from knowledge.embedder import Embedder, Vectors
from knowledge.lexical import LexicalSearch
from knowledge.library import Library
from knowledge.passages import passage_of
from knowledge.question import Question
from knowledge.vocabulary import Verdict
from tests.evaluation.gold import WrittenQuestion


@dataclass(frozen=True, slots=True)
class Given:
    """What a system answered: the cited clauses, best first, and the verdict (None for a mere ranking)."""

    clauses: tuple[str, ...]
    verdict: Verdict | None
    confidence: float | None = None


class RememberingEmbedder:
    """The real embedder; a question that is put to every school is embedded once."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, Vectors] = {}

    @property
    def model_id(self) -> str:
        """The id of the real model."""
        return self._embedder.model_id

    def embed(self, texts: Sequence[str]) -> Vectors:
        """What the real embedder gives, shape (len(texts), dimension)."""
        if len(texts) != 1:
            return self._embedder.embed(texts)
        if texts[0] not in self._known:
            self._known[texts[0]] = self._embedder.embed(texts)
        return self._known[texts[0]]


System = Callable[[WrittenQuestion, str], Given]


def ranking_by_words(library: Library) -> System:
    """BM25 over Dutch stems: the first clause of the school, whatever its score."""
    searches = {
        protocol.school: LexicalSearch([passage_of(protocol, clause) for clause in protocol.clauses])
        for protocol in library
    }

    def answer(question: WrittenQuestion, school: str) -> Given:
        best = int(np.argmax(searches[school].scores(question.text)))
        return Given((library[school].clauses[best].id,), None)

    return answer


def ranking_by_vectors(library: Library, embedder: Embedder) -> System:
    """The embedding model alone: the clause with the highest cosine."""
    passages = {
        protocol.school: embedder.embed([passage_of(protocol, clause) for clause in protocol.clauses])
        for protocol in library
    }

    def answer(question: WrittenQuestion, school: str) -> Given:
        best = int(np.argmax(passages[school] @ embedder.embed([question.text])[0]))
        return Given((library[school].clauses[best].id,), None)

    return answer


def advisor_system(advisor: Advisor) -> System:
    """The advisor of the assistant."""

    def answer(question: WrittenQuestion, school: str) -> Given:
        ruling = advisor.rule(Question(question.text, school, question.asker))
        clauses = tuple(cited.clause.id for cited in ruling.clauses)
        return Given(clauses, ruling.verdict, ruling.confidence)

    return answer
