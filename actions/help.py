"""What the assistant can do, and what to do when it does not understand."""

from collections.abc import Callable

from actions import services
from actions.reply import Choice, Reply, Status
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import EXAMPLES
from actions.turn import Turn
from knowledge.library import Library

EXAMPLE_CHOICES = tuple(Choice(title=example, value=example) for example in EXAMPLES)


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
            f"Ik ken de regels van deze scholen: {schools}.\n\nJe kunt bijvoorbeeld dit vragen:"
        )
        return Outcome((Reply(status=Status.SMALL_TALK, text=text, choices=EXAMPLE_CHOICES),))


class NotUnderstood(SafeAction):
    """Says so, with three questions that it does understand."""

    def name(self) -> str:
        """The name that the rules use."""
        return "action_not_understood"

    def act(self, turn: Turn) -> Outcome:
        """A question that waits keeps waiting."""
        text = "Ik begrijp je niet goed. Kun je het anders zeggen? Je kunt bijvoorbeeld dit vragen:"
        return Outcome((Reply(status=Status.CLARIFY, text=text, choices=EXAMPLE_CHOICES),))
