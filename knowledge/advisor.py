"""The advisor: from a question to the ruling of one school's protocol.

The way of a question: which topics is it about, whose conduct is it about, which clauses of this school
settle those topics for that person. When none does, the ruling is silence, with the nearest clause beside it.
"""

from collections.abc import Mapping, Sequence

import structlog

from knowledge.embedder import load_embedder
from knowledge.form import form_of
from knowledge.index import load_index
from knowledge.library import Library, load_library
from knowledge.people import Conduct, conduct_of
from knowledge.protocol import EVERYBODY, Clause, Protocol, TopicRule
from knowledge.question import Question
from knowledge.questions import NO_TOPIC
from knowledge.ruling import CitedClause, Ruling
from knowledge.search import ClauseSearch
from knowledge.settings import KnowledgeSettings
from knowledge.topic_model import TopicModel
from knowledge.vocabulary import Role, Verdict

LIKELY = 0.2
"""A topic with at least this probability may be what the question is about."""
UNLIKELY = 0.03
"""The weight of a topic on which no school has a rule for the person whose conduct the question is about."""
MOST_CITED = 3
"""At most this many clauses are cited in one answer."""

Rules = Sequence[tuple[Clause, TopicRule]]
Ranked = Sequence[tuple[str, float]]
"""Topics with their probabilities, the likeliest first."""


class Advisor:
    """Rules on questions; built once, used for every question of a process."""

    def __init__(self, library: Library, topic_model: TopicModel, search: ClauseSearch) -> None:
        self._library = library
        self._topic_model = topic_model
        self.search = search
        self._concerned = roles_concerned(library)

    @property
    def library(self) -> Library:
        """The protocols this advisor rules by."""
        return self._library

    def rule(self, question: Question) -> Ruling:
        """The ruling of the school's protocol on the question.

        Raises `UnknownSchool` for a school without one.
        """
        protocol = self._library[question.school]
        conduct = conduct_of(question.text, question.asker)
        ranked = [(question.topic, 1.0)] if question.topic else self._ranked_topics(question.text, conduct)
        for topic, probability in likely_topics(ranked):
            ruling = self._ruling_on(topic, probability, protocol, question, conduct)
            if ruling is not None:
                return ruling
        return self._silence(protocol, question, conduct, ranked)

    def topics_of(self, text: str, conduct: Conduct | None = None) -> Ranked:
        """The topics `text` may be about, `NO_TOPIC` among them, the likeliest first."""
        return self._ranked_topics(text, conduct or conduct_of(text, None))

    def is_on_topic(self, text: str) -> bool:
        """Whether `text` is about something that protocols deal with, at whichever school."""
        return bool(likely_topics(self._ranked_topics(text, conduct_of(text, None))))

    def warm_up(self) -> None:
        """Answer one question of each school, so that the first real one is not slower than the rest."""
        for school in self._library.schools:
            self.rule(Question("Mag dat?", school, Role.MEDEWERKER))

    def _ranked_topics(self, text: str, conduct: Conduct) -> Ranked:
        weighted = {
            topic: probability * (1.0 if self._can_concern(topic, conduct) else UNLIKELY)
            for topic, probability in self._topic_model.probability_by_topic(text).items()
        }
        total = sum(weighted.values())
        return sorted(
            ((topic, weight / total) for topic, weight in weighted.items()), key=lambda entry: -entry[1]
        )

    def _can_concern(self, topic: str, conduct: Conduct) -> bool:
        concerned = self._concerned.get(topic)
        return concerned is None or not concerned.isdisjoint(conduct.roles)

    def _ruling_on(
        self, topic: str, probability: float, protocol: Protocol, question: Question, conduct: Conduct
    ) -> Ruling | None:
        rules = list(protocol.rules_on(topic))
        by_role = {role: _rules_for(role, rules) for role in conduct.roles}
        if not any(by_role.values()):
            return None
        role_needed = (
            question.asker is None
            and conduct.by_asker
            and len({_outcome(rules) for rules in by_role.values()}) > 1
        )
        role, applying = next((role, rules) for role, rules in by_role.items() if rules)
        decisive = applying[0]
        form = question.form or form_of(question.text)
        conditions = tuple(c for c in decisive[0].conditions if c.key in decisive[1].conditions)
        verdict = Verdict.INFO if form.asks_for_information else decisive[1].verdict
        settled = question.condition_met if conditions and verdict is not Verdict.INFO else None
        if settled is not None:
            verdict = conditions[0].met if settled else conditions[0].unmet
        return Ruling(
            verdict=verdict,
            protocol=protocol,
            clauses=_cited(applying),
            governs=None if role_needed or decisive[1].roles == EVERYBODY else role,
            topic=self._library.topics[topic],
            form=form,
            conditions=conditions,
            confidence=probability,
            role_needed=role_needed,
            condition_met=settled,
        )

    def _silence(self, protocol: Protocol, question: Question, conduct: Conduct, ranked: Ranked) -> Ruling:
        topic = next((topic for topic, _ in likely_topics(ranked)), None)
        asked = self._library.topics[topic] if topic else None
        for_others = _decisive_first(list(protocol.rules_on(topic))) if topic else []
        nearest = (
            _cited(for_others)[0]
            if for_others
            else _whole(self.search.run(question.text, protocol.school)[0].clause)
        )
        return Ruling(
            Verdict.NIET_GEREGELD,
            protocol,
            nearest=nearest,
            governs=_only_role(for_others[0][1]) if for_others else None,
            topic=asked,
            form=question.form or form_of(question.text),
            confidence=1.0 - sum(p for settled, p in ranked if _settles(protocol, settled, conduct)),
        )


def likely_topics(ranked: Ranked) -> Ranked:
    """The topics a question may be about, the likeliest first; none when it is about no topic at all."""
    if ranked[0][0] == NO_TOPIC:
        return []
    return [(topic, p) for topic, p in ranked if p >= LIKELY and topic != NO_TOPIC]


def roles_concerned(library: Library) -> Mapping[str, frozenset[Role]]:
    """For each topic that any school rules on: the roles whose conduct those rules govern."""
    concerned: dict[str, frozenset[Role]] = {}
    for clause in library.clauses:
        for rule in clause.topics:
            concerned[rule.topic] = concerned.get(rule.topic, frozenset()) | rule.roles
    return concerned


def load_advisor(settings: KnowledgeSettings) -> Advisor:
    """The advisor on the protocols, index and model of `settings`.

    Takes seconds. Raises `DataError`, `IndexMismatch` or `ModelNotFound` when something is not in order.
    """
    library = load_library(settings.knowledge_dir)
    index = load_index(settings)
    search = ClauseSearch(library, index, load_embedder(settings.model))
    structlog.get_logger().info(
        "knowledge loaded",
        schools=len(library.schools),
        clauses=len(library.clauses),
        model=index.manifest.model,
    )
    return Advisor(library, index.topic_model, search)


def _settles(protocol: Protocol, topic: str, conduct: Conduct) -> bool:
    rules = list(protocol.rules_on(topic))
    return any(_rules_for(role, rules) for role in conduct.roles)


def _only_role(rule: TopicRule) -> Role | None:
    return next(iter(rule.roles)) if len(rule.roles) == 1 else None


def _rules_for(role: Role, rules: Rules) -> Rules:
    applying = _decisive_first([(clause, rule) for clause, rule in rules if role in rule.roles])
    return applying if applying and not applying[0][1].supporting else []


def _decisive_first(rules: Rules) -> Rules:
    return sorted(rules, key=lambda entry: entry[1].supporting)


def _outcome(rules: Rules) -> tuple[object, ...]:
    """What tells the answer for one role from the answer for another."""
    return tuple((clause.key, rule.verdict) for clause, rule in rules[:MOST_CITED])


def _cited(rules: Rules) -> tuple[CitedClause, ...]:
    return tuple(CitedClause(clause, rule.quote or clause.text) for clause, rule in rules[:MOST_CITED])


def _whole(clause: Clause) -> CitedClause:
    return CitedClause(clause, clause.text)
