"""Understanding a question: what it is about, its form, whose conduct it concerns, what it says of a
condition.

Nothing here knows a school.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import softmax

from knowledge.embedder import Embedder, Vectors
from knowledge.experts import Scores
from knowledge.features import persons_seen
from knowledge.form import Form
from knowledge.people import Persons, persons_in
from knowledge.question_model import Aspect, QuestionModel
from knowledge.questions import NO_TOPIC
from knowledge.vocabulary import Actor, Role, Stated
from knowledge.weights import PoolWeights, Weights
from knowledge.with_whom import weighed

MET = 0.8
"""A condition counts as met from this probability: a "ja" too many is the worst mistake. Chosen on dev, where
from here no condition was taken as met that the question did not say to be so.
"""
SUPPORTED = 0.3
"""From this probability when the words say so as well. Chosen on dev, likewise."""


@dataclass(frozen=True, slots=True)
class Belief:
    """The probability of each label under each topic: `shares`, shape (topics, labels)."""

    labels: tuple[str, ...]
    shares: Scores
    row: Mapping[str, int]

    def given(self, topic: str) -> Mapping[str, float]:
        """The probabilities of the labels of a question on `topic`."""
        return dict(zip(self.labels, self.shares[self.row[topic]].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one question may mean.

    `topics` gives the probability of each topic, `NO_TOPIC` among them. `vector` is the embedding, float32,
    shape (1, dimension).
    """

    topics: Mapping[str, float]
    vector: Vectors
    _form: Belief
    _actor: Mapping[Role | None, Belief]
    _stated: Belief

    @property
    def ranked_topics(self) -> list[tuple[str, float]]:
        """The topics with their probabilities, the likeliest first."""
        return sorted(self.topics.items(), key=lambda entry: -entry[1])

    @property
    def is_on_topic(self) -> bool:
        """Whether the question is likelier to be about something of protocols than about nothing of them."""
        return self.topics.get(NO_TOPIC, 0.0) < 0.5

    def about(self, topic: str) -> "Understanding":
        """The same words when their topic is known."""
        return replace(self, topics={topic: 1.0})

    def with_person(self, other: Role, with_whom: Mapping[str, Role]) -> "Understanding":
        """The same words when it is known with whom somebody has contact."""
        return replace(self, topics=weighed(self.topics, with_whom, other))

    def asks_for_information(self, topic: str) -> float:
        """The probability that a question on `topic` wants a clause as it is, not a yes or no."""
        return sum(
            share for form, share in self._form.given(topic).items() if Form(form).asks_for_information
        )

    def form(self, topic: str) -> Form:
        """The likeliest form of a question on `topic`: of those that ask for information, or of the
        others.
        """
        shares = self._form.given(topic)
        informing = self.asks_for_information(topic) >= 0.5
        fitting = [form for form in shares if Form(form).asks_for_information is informing]
        return Form(max(fitting, key=shares.__getitem__))

    def actors(self, topic: str, asker: Role) -> Mapping[Actor, float]:
        """Whose conduct a question on `topic` concerns, when somebody in the role `asker` asks it."""
        return {Actor(actor): share for actor, share in self._actor[asker].given(topic).items()}

    def condition_met(self, topic: str, by_words: bool | None) -> bool | None:
        """Whether the question states that a condition is met, or is not met; None: it does not say.

        `by_words` is what its words say of this very condition (`Conditions.met`): they make a likelihood
        of `SUPPORTED` enough, and against them no condition counts as met.
        """
        shares = self._stated.given(topic)
        met, unmet = shares.get(Stated.VERVULD, 0.0), shares.get(Stated.NIET_VERVULD, 0.0)
        if by_words is not False and met >= (SUPPORTED if by_words and met > unmet else MET):
            return True
        return False if unmet >= (SUPPORTED if by_words is False and unmet > met else 0.5) else None


class Understander:
    """Understands questions; one embedding each.

    The last question is remembered: within one turn several things are asked of the same text.
    """

    def __init__(self, model: QuestionModel, embedder: Embedder, weights: Weights) -> None:
        self._model = model
        self._embedder = embedder
        self._weights = weights
        self._row = {topic: place for place, topic in enumerate(model.topics)}
        self._last: tuple[str, Understanding] | None = None
        self._is_none = np.array([topic == NO_TOPIC for topic in model.topics], dtype=np.float64)

    def understand(self, text: str) -> Understanding:
        """What the question `text` may mean, whoever asks it."""
        if self._last is None or self._last[0] != text:
            self._last = (text, self._understood(text))
        return self._last[1]

    def _understood(self, text: str) -> Understanding:
        ngrams = self._model.ngrams.transform([text])
        vector = self._embedder.embed([text])
        found = persons_in(text)
        scores = self._model.topic.pooled(ngrams, vector, self._weights.topic)[0]
        shares = softmax(scores + self._weights.topic.none * self._is_none)

        def pooled(aspect: Aspect, weights: PoolWeights, *askers: Role | None) -> Scores:
            """The scores of the labels by the words alone, a row for each of `askers`."""
            seen = np.array([persons_seen(found, asker) for asker in askers], dtype=np.float32)
            dense = np.hstack([vector.repeat(len(askers), axis=0), seen])
            return aspect.experts.pooled(ngrams, dense, weights)

        def belief(aspect: Aspect, weights: PoolWeights, by_words: Scores) -> Belief:
            by_topic = softmax(by_words + weights.topic * aspect.habits, axis=1)
            return Belief(aspect.experts.labels, by_topic, self._row)

        model, weights = self._model, self._weights
        impossible = [
            [label in others_than(asker, found) for label in model.actor.experts.labels] for asker in Role
        ]
        actor = np.where(impossible, -np.inf, pooled(model.actor, weights.actor, *Role))
        return Understanding(
            topics=dict(zip(model.topics, shares.tolist(), strict=True)),
            vector=vector,
            _form=belief(model.form, weights.form, pooled(model.form, weights.form, None)),
            _actor={
                asker: belief(model.actor, weights.actor, row) for asker, row in zip(Role, actor, strict=True)
            },
            _stated=belief(model.stated, weights.stated, pooled(model.stated, weights.stated, None)),
        )


def others_than(asker: Role, found: Persons) -> frozenset[str]:
    """Who cannot be the one who acts: everybody else, when the asker is the only subject ("mag ik …")."""
    alone = found.asker_is_subject and not found.subjects
    return frozenset(role.value for role in Role if role is not asker) if alone else frozenset()
