"""What the assistant can do, and which topics it knows."""

from collections.abc import Callable

from actions import services
from actions.choices import topic_choices
from actions.reply import Choice, Reply, Status
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import EXAMPLES
from actions.turn import Turn
from knowledge.follow_ups import FollowUps
from knowledge.library import Library

EXAMPLE_CHOICES = tuple(Choice(title=example, value=example) for example in EXAMPLES)
TOPICS_SHOWN = 8


class Capabilities(SafeAction):
    """Says what it is, for which schools, and what happens to the conversation."""

    def __init__(self, library: Callable[[], Library] = services.library) -> None:
        self._library = library

    def name(self) -> str:
        """The name that the rules use."""
        return "action_capabilities"

    def act(self, turn: Turn) -> Outcome:
        """The schools come from the protocols, so a new one needs no change here."""
        schools = ", ".join(protocol.organisation for protocol in self._library())
        text = (
            "Ik ben een automatische assistent, geen mens. "
            "Ik zoek op wat het protocol van je school zegt over sociale media. "
            "Je krijgt de regel zelf te zien en waar die staat. Ik verzin niets. "
            "Ik bewaar dit gesprek hoogstens 24 uur.\n\n"
            f"Ik ken de regels van deze scholen: {schools}.\n\n"
            "Na een antwoord kun je doorvragen: waarom, waar staat dat, en bij een andere school? "
            "Ik kan scholen ook vergelijken. Je kunt bijvoorbeeld dit vragen:"
        )
        return Outcome((Reply(status=Status.SMALL_TALK, text=text, choices=EXAMPLE_CHOICES),))


class TellTopics(SafeAction):
    """Names the topics that people ask about most, and where the whole protocol can be read."""

    def __init__(
        self,
        library: Callable[[], Library] = services.library,
        follow_ups: Callable[[], FollowUps] = services.follow_ups,
    ) -> None:
        self._library = library
        self._follow_ups = follow_ups

    def name(self) -> str:
        """The name that the rules use."""
        return "action_topics"

    def act(self, turn: Turn) -> Outcome:
        """Topics on which this school has a rule, as questions to choose from."""
        library = self._library()
        asked = (subject.topics for subject in self._follow_ups().subjects)
        known = (next((topic for topic in topics if self._has_rule(turn, topic)), None) for topics in asked)
        topics = [library.topics[topic] for topic in dict.fromkeys(known) if topic]
        names = ", ".join(topic.title[0].lower() + topic.title[1:] for topic in topics)
        where = " Het hele protocol staat op de website, bij “Protocollen”." if turn.school else ""
        text = f"Ik weet onder meer iets over: {names}.{where} Kies een vraag, of stel je eigen vraag."
        choices = topic_choices(topics[:TOPICS_SHOWN])
        return Outcome((Reply(status=Status.SMALL_TALK, text=text, choices=choices),))

    def _has_rule(self, turn: Turn, topic: str) -> bool:
        return turn.school is None or any(self._library()[turn.school].rules_on(topic))
