"""The things that are scored side by side, each from a question and a school to what it cites."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.advisor import Advisor
from knowledge.embedder import Embedder, Vectors
from knowledge.lexical import LexicalSearch
from knowledge.library import Library
from knowledge.passages import passage_of
from knowledge.question import Question
from knowledge.question_model import QuestionModel
from knowledge.understanding import Understander, Understanding
from knowledge.vocabulary import Verdict
from knowledge.weights import Weights
from tests.evaluation.gold import WrittenQuestion


@dataclass(frozen=True, slots=True)
class Given:
    """What a system answered: the cited clauses, best first, and the verdict.

    The verdict is None for a mere ranking, and when readings of the question were offered.
    """

    clauses: tuple[str, ...]
    verdict: Verdict | None
    confidence: float | None = None


class RememberingEmbedder:
    """The real embedder; a question that is put to every school is embedded once."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def model_id(self) -> str:
        """The id of the real model."""
        return self._embedder.model_id

    def embed(self, texts: Sequence[str]) -> Vectors:
        """What the real embedder gives, shape (len(texts), dimension)."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            self._known |= dict(zip(fresh, self._embedder.embed(fresh), strict=True))
        return np.stack([self._known[text] for text in texts])


class RememberingUnderstander(Understander):
    """The real understander; a question that is put to every school is understood once."""

    def __init__(self, model: QuestionModel, embedder: Embedder, weights: Weights) -> None:
        super().__init__(model, embedder, weights)
        self._understood: dict[str, Understanding] = {}

    def understand(self, text: str) -> Understanding:
        """What the real understander makes of `text`."""
        if text not in self._understood:
            self._understood[text] = super().understand(text)
        return self._understood[text]


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
        return Given(clauses, None if ruling.readings else ruling.verdict, ruling.confidence)

    return answer
