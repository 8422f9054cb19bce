"""A message that is not understood: never twice the same words, always something to go on with."""

from collections.abc import Callable

from actions import services
from actions.answer import as_contacts, whom_to_ask
from actions.choices import role_choices, school_choices, topic_choices
from actions.reply import Asks, Choice, Contact, Reply, Status
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import ask_back
from actions.turn import Turn
from knowledge.further import contacts_for
from knowledge.library import Library
from knowledge.topic_finder import MOST, TopicFinder

OPENINGS = (
    "Ik begrijp je niet goed. Bedoel je een van deze vragen?",
    "Ook dit begrijp ik niet, sorry. Misschien helpt een van deze vragen je verder.",
    "Het lukt mij niet om dit te begrijpen. Probeer het eens met één korte zin, of kies een vraag.",
    "Nog steeds begrijp ik niet wat je wilt weten. Wil je een vraag hieronder kiezen?",
    "Ik kom hier niet uit. Deze vragen kan ik wel beantwoorden.",
)
ASKED_BACK = {
    Asks.SCHOOL: "Dat is geen school die ik ken. Kies er een uit het rijtje, of typ de naam.",
    Asks.ROLE: "Dat begrijp ik niet. Wat past bij jou: werk je op school, ben je leerling of ben je ouder?",
    Asks.CONDITION: "Is het antwoord ja of nee? Weet je het niet, zeg dat dan gerust.",
}
PATIENCE = 2
"""After so many messages in a row, the person to ask is named."""


def without_a_question(turn: Turn, text: str) -> Outcome:
    """The reply `text` to what leans on an answer when there is none; it counts as not understood."""
    return Outcome((ask_back(text),), {"misses": str(turn.memory.misses + 1)})


class NotUnderstood(SafeAction):
    """Says so, with questions close to what was typed; after a while with the person to ask."""

    def __init__(
        self,
        library: Callable[[], Library] = services.library,
        finder: Callable[[], TopicFinder] = services.topic_finder,
    ) -> None:
        self._library = library
        self._finder = finder

    def name(self) -> str:
        """The name that the rules use."""
        return "action_not_understood"

    def act(self, turn: Turn) -> Outcome:
        """A question that waits keeps waiting."""
        misses = turn.memory.misses
        asks = Asks(turn.memory.asked) if turn.memory.asked and misses == 0 else None
        text = ASKED_BACK[asks] if asks else OPENINGS[misses % len(OPENINGS)]
        contacts: tuple[Contact, ...] = ()
        if misses + 1 >= PATIENCE:
            whom, contacts = self._whom(turn)
            text = f"{text} Je kunt het ook vragen aan: {whom}."
        reply = Reply(
            status=Status.CLARIFY, text=text, asks=asks, choices=self._choices(turn, asks), contacts=contacts
        )
        return Outcome((reply,), {"misses": str(misses + 1)})

    def _choices(self, turn: Turn, asks: Asks | None) -> tuple[Choice, ...]:
        library = self._library()
        match asks:
            case Asks.SCHOOL:
                return school_choices(library, library.schools)
            case Asks.ROLE:
                return role_choices()
            case _:
                protocol = library[turn.school] if turn.school else None
                skip = MOST * turn.memory.misses
                return topic_choices(self._finder().near(turn.text, protocol, skip=skip))

    def _whom(self, turn: Turn) -> tuple[str, tuple[Contact, ...]]:
        contacts = contacts_for(turn.role, self._library()[turn.school]) if turn.school else ()
        return whom_to_ask(contacts, turn.role), as_contacts(contacts)
