"""A subject is announced before the question: "ik heb een vraag over foto's"."""

import re
from collections.abc import Callable

from actions import services
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import offer, small_talk
from actions.turn import Turn
from knowledge.leaning import content_of
from knowledge.library import Library
from knowledge.topic_finder import TopicFinder
from knowledge.words import words_of

ABOUT = re.compile(r"\b(?:over|m\.?b\.?t\.?|betreft|onderwerp:)\s+(.+)$", re.IGNORECASE)


class TakeSubject(SafeAction):
    """Remembers the subject for the question that comes, and offers questions on it."""

    def __init__(
        self,
        library: Callable[[], Library] = services.library,
        finder: Callable[[], TopicFinder] = services.topic_finder,
    ) -> None:
        self._library = library
        self._finder = finder

    def name(self) -> str:
        """The name that the rules use."""
        return "action_take_subject"

    def act(self, turn: Turn) -> Outcome:
        """An invitation to ask; without a subject nothing but that."""
        subject = subject_of(turn.text)
        if not subject:
            return Outcome((small_talk("Stel je vraag gerust. Ik zoek de regel voor je op."),))
        protocol = self._library()[turn.school] if turn.school else None
        topics = self._finder().near(subject, protocol)
        text = f"Wat wil je weten over {subject}? Typ je vraag, of kies er een."
        return Outcome((offer(text, topics),), {"subject": subject})


def subject_of(text: str) -> str:
    """What a message announces, in its own words; empty when it names nothing."""
    about = set(content_of(text))
    if about and (named := ABOUT.search(text)):
        return named[1].strip(" ?!.,;:")
    return " ".join(word for word in text.split() if about.intersection(words_of(word))).strip("?!.,;:")
