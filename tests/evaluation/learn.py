"""`make learn`: learn the few numbers of knowledge/weights.yaml on the two dev authors, whom the experts
never saw.

    python -m tests.evaluation.learn

Each opinion pool is fitted by maximum likelihood; the threshold for an answer maximises honest silence minus
needless refusals (Youden's J, 1950). The test authors are not looked at.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.optimize import minimize
from scipy.special import log_softmax, logsumexp

from knowledge.advisor import Advisor
from knowledge.embedder import Embedder, load_embedder
from knowledge.experts import Experts
from knowledge.features import persons
from knowledge.form import Form
from knowledge.index import build_index, is_current, load_index
from knowledge.library import load_library
from knowledge.question_model import Aspect, QuestionModel
from knowledge.questions import NO_TOPIC
from knowledge.search import ClauseSearch
from knowledge.settings import KnowledgeSettings
from knowledge.understanding import Understander, Understanding
from knowledge.vocabulary import Actor, Stated
from knowledge.weights import WEIGHTS_FILE, PoolWeights, Thresholds, Weights
from tests.evaluation.gold import WrittenQuestion, read_written
from tests.evaluation.rankings import RememberingEmbedder
from tests.evaluation.scores import headline
from tests.evaluation.scoring import put_to_every_school
from tests.evaluation.systems import advisor_system

DEV = ("dev_1", "dev_2")
START = (3.0, 0.5, 0.5)
SETTLED = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
READINGS = 0.6
"""Below the threshold, readings are offered when the school settles the question with this probability or
more.
"""
STATED = {True: Stated.VERVULD, False: Stated.NIET_VERVULD, None: Stated.GEEN}
HEADER = """# Learnt by `make learn` on the two dev authors (tests/evaluation/questions); do not edit.
# topic, form, actor, stated: the weights of the two experts, of the habits of the topic, and of "no topic".
# thresholds: from which probability a question is answered, and from which readings are offered.
"""

Pool = Callable[[NDArray[np.float64]], NDArray[np.float64]]
Answers = Sequence[frozenset[str]]


def learn_pool(pool: Pool, labels: Sequence[str], answers: Answers) -> NDArray[np.float64]:
    """The weights under which the right answers are likeliest.

    `pool` maps weights to scores of shape (questions, labels); a right answer is any label of its set.
    """
    right = np.array([[label in answer for label in labels] for answer in answers])

    def loss(weights: NDArray[np.float64]) -> float:
        shares = log_softmax(pool(weights), axis=1)
        return float(-logsumexp(np.where(right, shares, -50.0), axis=1).mean())

    return np.asarray(minimize(loss, START, method="Nelder-Mead").x)


def learn_weights(
    model: QuestionModel, questions: Sequence[WrittenQuestion], embedder: RememberingEmbedder
) -> Weights:
    """The weights of all pools; thresholds are those that are in force."""
    texts = [question.text for question in questions]
    ngrams, vectors = model.ngrams.transform(texts), embedder.embed(texts)
    none = np.array([topic == NO_TOPIC for topic in model.topics], dtype=np.float64)
    words, meaning = model.topic.opinions(ngrams, vectors)
    topic = learn_pool(
        lambda w: w[0] * words + w[1] * meaning + w[2] * none,
        model.topics,
        [frozenset({question.topic}) for question in questions],
    )
    on = [place for place, question in enumerate(questions) if question.topic != NO_TOPIC]
    asked = [questions[place] for place in on]
    dense = np.hstack([vectors, persons(texts, [question.asker for question in questions])])[on]
    row = {name: place for place, name in enumerate(model.topics)}
    of_topic = [row[question.topic] for question in asked]

    def aspect(part: Aspect, answers: Answers) -> PoolWeights:
        own_words, own_meaning = part.experts.opinions(ngrams[on], dense)
        habits = part.habits[of_topic]
        learnt = learn_pool(
            lambda w: w[0] * own_words + w[1] * own_meaning + w[2] * habits, part.experts.labels, answers
        )
        return PoolWeights(words=_short(learnt[0]), meaning=_short(learnt[1]), topic=_short(learnt[2]))

    return Weights(
        topic=PoolWeights(words=_short(topic[0]), meaning=_short(topic[1]), none=_short(topic[2])),
        form=aspect(model.form, [_forms_like(question.form, model.form.experts) for question in asked]),
        actor=aspect(model.actor, [frozenset({(question.acts or Actor.ANDERS).value}) for question in asked]),
        stated=aspect(
            model.stated, [frozenset({STATED[question.condition_met].value}) for question in asked]
        ),
        thresholds=Thresholds(settled=0.5, readings=READINGS),
    )


def _forms_like(form: Form, experts: Experts) -> frozenset[str]:
    """What matters of a form is whether it asks for information."""
    informing = form.asks_for_information
    return frozenset(label for label in experts.labels if Form(label).asks_for_information is informing)


def _short(number: float) -> float:
    return round(float(number), 3)


class RememberingUnderstander(Understander):
    """The real understander; a question that is put to every school is understood once."""

    def __init__(self, model: QuestionModel, embedder: Embedder, weights: Weights) -> None:
        super().__init__(model, embedder, weights)
        self._remembered: dict[str, Understanding] = {}

    def understand(self, text: str) -> Understanding:
        """What the real understander makes of `text`."""
        if text not in self._remembered:
            self._remembered[text] = super().understand(text)
        return self._remembered[text]


def main() -> None:
    """Learn, write knowledge/weights.yaml, and print what each threshold gives on dev."""
    settings = KnowledgeSettings()
    library = load_library(settings.knowledge_dir)
    embedder = RememberingEmbedder(load_embedder(settings.model))
    if not is_current(settings):
        build_index(settings, library, embedder)
    index = load_index(settings)
    questions = [question for author in DEV for question in read_written(author)]
    weights = learn_weights(index.question_model, questions, embedder)
    search = ClauseSearch(library, index, embedder)
    understander = RememberingUnderstander(index.question_model, embedder, weights)
    best, most = weights.thresholds, -1.0
    for settled in SETTLED:
        thresholds = Thresholds(settled=settled, readings=READINGS)
        advisor = Advisor(library, understander, search, thresholds)
        scores = headline(put_to_every_school(questions, library, advisor_system(advisor)))
        print(settled, {name: round(score.value, 4) for name, score in scores.items()}, flush=True)
        gain = scores["honest silence"].value - scores["needless refusals"].value
        if gain > most:
            best, most = thresholds, gain
    learnt = weights.model_copy(update={"thresholds": best})
    with WEIGHTS_FILE.open("w", encoding="utf-8") as opened:
        opened.write(HEADER)
        YAML().dump(learnt.model_dump(), opened)
    print(f"{WEIGHTS_FILE.name} is geschreven: {learnt}")


if __name__ == "__main__":
    main()
