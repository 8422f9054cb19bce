"""What is learnt from the labelled example questions: to tell their topic, form, actor and stated condition.

The same words mean another thing on another topic, so form, actor and stated condition are told from the text
and from how often each label goes with the topic among the examples (its habits).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from knowledge.embedder import Vectors
from knowledge.experts import Experts, Scores, fit_experts
from knowledge.features import NGrams, persons
from knowledge.form import Form
from knowledge.questions import ExampleQuestion
from knowledge.vocabulary import Actor, Stated

IMAGINED = 3.0
"""Every topic starts with so many imagined examples of average habits (additive smoothing)."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing to tell of a question besides its topic.

    `habits` is log P(label | topic) - log P(label), shape (topics, labels), topics in the model's order.
    """

    experts: Experts
    habits: Scores


@dataclass(frozen=True, slots=True)
class QuestionModel:
    """Everything that was learnt; the dense features of an aspect are the embedding and the persons."""

    ngrams: NGrams
    topic: Experts
    form: Aspect
    actor: Aspect
    stated: Aspect

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics it can tell, `NO_TOPIC` among them when it was trained with such questions."""
        return self.topic.labels


def fit_question_model(examples: Sequence[ExampleQuestion], vectors: Vectors) -> QuestionModel:
    """The model learnt from `examples`, whose embeddings are the rows of `vectors`.

    An example without a form, actor or stated condition teaches only its topic.
    """
    ngrams = NGrams()
    rows = ngrams.fit([example.text for example in examples])
    topic = fit_experts(rows, vectors, [example.topic for example in examples])
    dense = np.hstack([vectors, persons([e.text for e in examples], [e.asker for e in examples])])

    def aspect(label_of: Callable[[ExampleQuestion], Form | Actor | Stated | None]) -> Aspect:
        return _fit_aspect(examples, rows, dense, topic.labels, [label_of(e) for e in examples])

    return QuestionModel(
        ngrams,
        topic,
        form=aspect(lambda example: example.form),
        actor=aspect(lambda example: _person_of(example.actor)),
        stated=aspect(lambda example: example.stated),
    )


def _person_of(actor: Actor | None) -> Actor | None:
    """The organisation is nobody in particular: no rule governs its conduct by role."""
    return Actor.ANDERS if actor is Actor.SCHOOL else actor


def _fit_aspect(
    examples: Sequence[ExampleQuestion],
    ngrams: csr_matrix,
    dense: Vectors,
    topics: Sequence[str],
    labels: Sequence[str | None],
) -> Aspect:
    known = [row for row, label in enumerate(labels) if label is not None]
    told = [str(labels[row]) for row in known]
    experts = fit_experts(ngrams[known], dense[known], told)
    habits = _habits([examples[row].topic for row in known], told, topics, experts.labels)
    return Aspect(experts, habits)


def _habits(
    of_topics: Sequence[str], told: Sequence[str], topics: Sequence[str], labels: Sequence[str]
) -> Scores:
    counts = np.zeros((len(topics), len(labels)))
    row, column = ({name: place for place, name in enumerate(names)} for names in (topics, labels))
    for topic, label in zip(of_topics, told, strict=True):
        counts[row[topic], column[label]] += 1
    average = counts.sum(0) / counts.sum()
    smoothed = (counts + IMAGINED * average) / (counts.sum(1, keepdims=True) + IMAGINED)
    return np.asarray(np.log(smoothed) - np.log(average))
