"""The advisor: from a question to the ruling of one school's protocol.

The way of a question: what it may mean, which clauses of this school would settle each of those meanings, and
whether one of these answers is likely enough. When none is, the ruling is silence, with the nearest clause
beside it, or two or three readings of the question when the school settles it but it is not clear how.
"""

import ctypes
from dataclasses import replace
from functools import lru_cache

import structlog

from knowledge.candidates import Candidate, SettledTopics
from knowledge.clause import Clause
from knowledge.conditions import Conditions, load_conditions
from knowledge.embedder import Embedder, load_embedder
from knowledge.index import Index, load_index
from knowledge.library import Library, load_library
from knowledge.protocol import Protocol
from knowledge.question import Question
from knowledge.questions import NO_TOPIC
from knowledge.rules import decisive_first, only_role
from knowledge.ruling import CitedClause, Ruling, cited
from knowledge.search import ClauseSearch
from knowledge.settings import KnowledgeSettings
from knowledge.topics import Topic
from knowledge.understanding import Understander, Understanding
from knowledge.vocabulary import Role, Verdict
from knowledge.weights import Thresholds, load_weights
from knowledge.with_whom import other_person

MOST_READINGS = 3
"""At most this many readings are offered when a question is not clear."""
SCHOOLS_AT_HAND = 256
"""What settles a topic is worked out for a school when it is asked, and kept for this many schools."""


class Advisor:
    """Rules on questions; built once, used for every question of a process."""

    def __init__(
        self,
        library: Library,
        understander: Understander,
        search: ClauseSearch,
        thresholds: Thresholds,
        conditions: Conditions | None = None,
    ) -> None:
        self._library = library
        self._conditions = conditions or load_conditions()
        self._understander = understander
        self._thresholds = thresholds
        self._settled_at = lru_cache(SCHOOLS_AT_HAND)(lambda school: SettledTopics(library[school]))
        self.search = search

    @property
    def library(self) -> Library:
        """The protocols this advisor rules by."""
        return self._library

    @property
    def conditions(self) -> Conditions:
        """What people say of conditions."""
        return self._conditions

    def rule(self, question: Question) -> Ruling:
        """The ruling of the school's protocol on the question.

        Raises `UnknownSchool` for a school without one.
        """
        protocol = self._library[question.school]
        understanding = self._understander.understand(question.text)
        if question.topic is not None:
            understanding = understanding.about(question.topic)
        if question.asker is not None:
            return self._ruling_for(question.asker, question, protocol, understanding)
        rulings = [self._ruling_for(role, question, protocol, understanding) for role in Role]
        first = next((ruling for ruling in rulings if ruling.clauses), rulings[0])
        if len({_outcome(ruling) for ruling in rulings}) == 1:
            return first
        return replace(first, role_needed=True, governs=None)

    def topics_of(self, text: str) -> list[tuple[str, float]]:
        """The topics `text` may be about, `NO_TOPIC` among them, the likeliest first."""
        return self._understander.understand(text).ranked_topics

    def is_on_topic(self, text: str) -> bool:
        """Whether `text` is about something that protocols deal with, at whichever school."""
        return self._understander.understand(text).is_on_topic

    def warm_up(self) -> None:
        """Answer one question of each school, so that the first real one is not slower than the rest."""
        for school in self._library.schools:
            self.rule(Question("Mag dat?", school, Role.MEDEWERKER))

    def _ruling_for(
        self, asker: Role, question: Question, protocol: Protocol, understanding: Understanding
    ) -> Ruling:
        if question.topic is None and (other := other_person(question.text, asker)):
            understanding = understanding.with_person(other, self._library.topics.with_whom)
        candidates = self._settled_at(protocol.school).candidates(understanding, asker)
        if candidates and candidates[0].probability >= self._thresholds.settled:
            return self._answer(candidates[0], question, protocol, understanding)
        silence = self._silence(question, protocol, understanding, candidates)
        unclear = silence.confidence < 1.0 - self._thresholds.readings
        return replace(silence, readings=self._readings(candidates)) if unclear else silence

    def _answer(
        self, candidate: Candidate, question: Question, protocol: Protocol, understanding: Understanding
    ) -> Ruling:
        topic = candidate.topic
        form = question.form or understanding.form(topic)
        ruling = Ruling.by(
            candidate.rules,
            candidate.role,
            protocol,
            self._library.topics[topic],
            form,
            candidate.probability,
        )
        if form.asks_for_information:
            return replace(ruling, verdict=Verdict.INFO)
        if not ruling.conditions:
            return ruling
        met = question.condition_met
        if met is None and ruling.verdict is Verdict.JA_MITS:
            met = understanding.condition_met(
                topic, self._conditions.met_of(question.text, ruling.conditions)
            )
        if met is None:
            return ruling
        condition = ruling.conditions[0]
        return replace(ruling, verdict=condition.met if met else condition.unmet, condition_met=met)

    def _silence(
        self,
        question: Question,
        protocol: Protocol,
        understanding: Understanding,
        candidates: list[Candidate],
    ) -> Ruling:
        likeliest = understanding.ranked_topics[0][0] if understanding.is_on_topic else NO_TOPIC
        topic = likeliest if likeliest != NO_TOPIC else None
        for_others = decisive_first(list(protocol.rules_on(topic))) if topic else []
        return Ruling(
            Verdict.NIET_GEREGELD,
            protocol,
            nearest=cited(for_others)[0] if for_others else self._nearest(question, protocol, understanding),
            governs=only_role(for_others[0][1]) if for_others else None,
            topic=self._library.topics[topic] if topic else None,
            form=question.form or understanding.form(likeliest),
            confidence=1.0 - sum(candidate.probability for candidate in candidates),
        )

    def _nearest(self, question: Question, protocol: Protocol, understanding: Understanding) -> CitedClause:
        return _whole(self.search.run(question.text, protocol.school, understanding.vector)[0].clause)

    def _readings(self, candidates: list[Candidate]) -> tuple[Topic, ...]:
        topics = dict.fromkeys(candidate.topic for candidate in candidates)
        return tuple(self._library.topics[topic] for topic in topics)[:MOST_READINGS]


def load_advisor(settings: KnowledgeSettings) -> Advisor:
    """The advisor on the protocols, index and model of `settings`.

    Takes seconds. Raises `DataError`, `IndexMismatch` or `ModelNotFound` when something is not in order.
    """
    library = load_library(settings.knowledge_dir)
    index = load_index(settings)
    structlog.get_logger().info(
        "knowledge loaded",
        schools=len(library.schools),
        clauses=len(library.clauses),
        model=index.manifest.model,
    )
    return advisor_on(library, index, load_embedder(settings.model))


def advisor_on(library: Library, index: Index, embedder: Embedder) -> Advisor:
    """The advisor on a loaded library, index and model."""
    weights = load_weights()
    understander = Understander(index.question_model, embedder, weights)
    advisor = Advisor(library, understander, ClauseSearch(library, index, embedder), weights.thresholds)
    _give_back_memory()
    return advisor


def _give_back_memory() -> None:
    """Give back what only loading needed, which the C library of Linux would keep: malloc_trim(3)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _outcome(ruling: Ruling) -> tuple[object, ...]:
    """What tells the answer for one role from the answer for another."""
    return (ruling.verdict, tuple(cited.clause.key for cited in ruling.clauses))


def _whole(clause: Clause) -> CitedClause:
    return CitedClause(clause, clause.text)
