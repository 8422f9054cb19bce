"""A question that leans on the one before it, made whole: "en filmpjes?", "en voor ouders?", "geldt dat ook
thuis?".

Words that take each other's place are exchanged in the question before; other words are added to it. The
topic is the one that both readings support: the message by itself and the whole (a product of experts,
Hinton 2002).
"""

import math
import re
from collections.abc import Mapping
from dataclasses import replace

from knowledge.advisor import Advisor
from knowledge.follow_ups import FollowUps
from knowledge.form import Form
from knowledge.leaning import supposes
from knowledge.people import MENTION, SUBJECT
from knowledge.question import Question
from knowledge.question_words import form_of
from knowledge.questions import NO_TOPIC
from knowledge.vocabulary import Role
from knowledge.words import words_of

WEIGHT_ALONE = 0.5
"""How much the message by itself counts beside the whole: it is short, and models are least sure of short
texts.
"""
CLEAR = 0.8
"""The probability from which what is supposed is about another topic."""
LEAST = 1e-9
LONGEST = 400
"""Of what was asked before, at most so many letters are kept: a conversation may go on long."""


class Completer:
    """Makes questions whole."""

    def __init__(self, advisor: Advisor, follow_ups: FollowUps) -> None:
        self._advisor = advisor
        self._follow_ups = follow_ups
        self._swaps = tuple(re.compile(rf"\b(?:{swap})\b", re.IGNORECASE) for swap in follow_ups.swaps)

    def going_on(
        self, text: str, before: Question, ruled_topic: str | None = None, *, for_others: bool = False
    ) -> Question:
        """The question that `text` asks after the question `before`; `for_others`: of people in another
        role.
        """
        role = _role_in(text) if for_others else None
        if role is not None:
            topic = self._follow_ups.for_person(before.topic or ruled_topic, role)
            return replace(_asked_of(role, before), topic=topic)
        whole = self._whole(text, before.text)
        known = self._swapped_topic(text, before)
        form = form_of(text)
        if form is Form.ANDERS or _asks_whether_it_holds(text):
            form = before.form or form_of(before.text)
        topic = known or self._topic(text, whole) or ruled_topic
        return replace(before, text=whole, topic=topic, form=form, condition_met=None)

    def changes_nothing(self, text: str, before: Question, ruled_topic: str | None) -> bool:
        """Whether `text` supposes something ("en als het familie is?") that makes no other question of it."""
        if not supposes(text) or self._swapped(text, before.text) != before.text:
            return False
        if self._advisor.topics_of(self._whole(text, before.text))[0][0] == ruled_topic:
            return True
        topic, probability = self._advisor.topics_of(text)[0]
        return topic in (NO_TOPIC, ruled_topic) or probability < CLEAR

    def about(self, subject: str, question: Question) -> Question:
        """A question on a subject that was announced: "… over foto's" and then "mag ik die plaatsen?"."""
        whole = f"{subject}: {question.text}"
        close = self._follow_ups.topics_of(subject)
        if close and not self._follow_ups.topics_of(question.text):
            ranked = dict(self._advisor.topics_of(whole))
            return replace(question, text=whole, topic=max(close, key=lambda topic: ranked.get(topic, 0.0)))
        return replace(question, text=whole, topic=self._topic(question.text, whole))

    def _whole(self, text: str, before: str) -> str:
        swapped = self._swapped(text, before)
        return swapped if swapped != before else f"{before[-LONGEST:]} {text}"

    def _swapped(self, text: str, before: str) -> str:
        """The question before with the words of `text` that take the place of others in it."""
        swapped = before
        for swap in self._swaps:
            new, old = swap.search(text), swap.search(before)
            if new and old and words_of(new[0]) != words_of(old[0]):
                swapped = swapped.replace(old[0], new[0], 1)
        return swapped

    def _swapped_topic(self, text: str, before: Question) -> str | None:
        """The topic of the noun that takes the place of another, when that is what the question was about."""
        topic = before.topic or self._advisor.topics_of(before.text)[0][0]
        for swap in self._swaps:
            new, old = swap.search(text), swap.search(before.text)
            if not (new and old):
                continue
            topics, new_topics = self._follow_ups.topics_of(old[0]), self._follow_ups.topics_of(new[0])
            if topic in topics and new_topics and new_topics != topics:
                return new_topics[0]
        return None

    def _topic(self, alone: str, whole: str) -> str | None:
        """The topic that both readings support; None when neither is about any."""
        one, other = dict(self._advisor.topics_of(alone)), dict(self._advisor.topics_of(whole))
        if max(one, key=one.__getitem__) == max(other, key=other.__getitem__) == NO_TOPIC:
            return None
        support = {
            topic: _log(one, topic) * WEIGHT_ALONE + _log(other, topic) for topic in one if topic != NO_TOPIC
        }
        return max(support, key=support.__getitem__)


def _log(probabilities: Mapping[str, float], topic: str) -> float:
    return math.log(max(probabilities.get(topic, 0.0), LEAST))


def _asks_whether_it_holds(text: str) -> bool:
    """Whether the message only asks if the answer holds here as well."""
    return bool(re.search(r"\b(?:geldt|is|hoe zit)\s+(?:dat|dit|het)\b", " ".join(words_of(text))))


def _role_in(text: str) -> Role | None:
    found = {role: match.start() for role, pattern in MENTION.items() if (match := pattern.search(text))}
    return min(found, key=found.__getitem__) if found else None


def _asked_of(role: Role, before: Question) -> Question:
    """The same question for people in another role."""
    named = next((match for pattern in SUBJECT.values() if (match := pattern.search(before.text))), None)
    text = before.text
    if named is not None:
        nouns = {Role.MEDEWERKER: "een leraar", Role.LEERLING: "een leerling", Role.OUDER: "een ouder"}
        verb = named[0].split()[0]
        text = text.replace(named[0], f"{verb} {nouns[role]}", 1)
    return replace(before, text=text, asker=role, condition_met=None)
