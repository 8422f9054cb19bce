"""What happens to somebody who breaks a rule."""

from collections.abc import Callable

from actions import services
from actions.answer import reply_for
from actions.answer_text import PLURAL
from actions.answering import Answering
from actions.memory import NOTHING_PENDING, TRUE, waiting
from actions.reply import Reply
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import ask_role, ask_school
from actions.turn import Turn
from knowledge.acts import Act
from knowledge.follow_ups import FollowUps
from knowledge.further import consequence_question
from knowledge.library import Library
from knowledge.people import persons_in
from knowledge.vocabulary import Role, Verdict

WHO = "De gevolgen verschillen per persoon. Voor wie wil je het weten?"


class Consequences:
    """Finds the sanctions for the person who would do it."""

    def __init__(
        self,
        answering: Answering,
        follow_ups: Callable[[], FollowUps] = services.follow_ups,
        library: Callable[[], Library] = services.library,
    ) -> None:
        self._answering = answering
        self._follow_ups = follow_ups
        self._library = library

    def __call__(self, turn: Turn, *, first: tuple[Reply, ...] = (), role: Role | None = None) -> Outcome:
        """The sanctions; that there are none in this protocol when it names none.

        `role` says for whom; else it is whom the answer before was about, or who asks.
        """
        if turn.school is None:
            library = self._library()
            reply = ask_school("Van welke school wil je dat weten?", library, library.schools)
            return Outcome((*first, reply), waiting(turn.text, Act.CONSEQUENCE))
        role = role or self._role(turn)
        if role is None:
            return Outcome((*first, ask_role(WHO)), waiting(turn.text, Act.CONSEQUENCE))
        ruling = self._answering.rule(consequence_question(turn.school, role, self._follow_ups()))
        reply = reply_for(ruling, turn.role)
        if ruling.verdict is Verdict.NIET_GEREGELD:
            organisation = ruling.protocol.organisation
            text = f"Het protocol van {organisation} noemt geen sancties voor {PLURAL[role]}.\n\n{reply.text}"
            reply = reply.model_copy(update={"text": text})
        return Outcome((*first, reply), {**NOTHING_PENDING, "last_consequences": TRUE})

    def _role(self, turn: Turn) -> Role | None:
        """Who is named as the one who would do it; else whose conduct the answer before was about, else who
        asks.
        """
        persons = persons_in(turn.text)
        if len(persons.subjects) == 1 and not persons.asker_is_subject:
            return persons.subjects[0]
        last = turn.last
        governs = self._answering.rule(last).governs if last is not None else None
        return governs or turn.memory.last_asker or turn.role


class TellConsequence(SafeAction):
    """Tells what happens to somebody who does it all the same."""

    def __init__(self, consequences: Consequences | None = None) -> None:
        self._consequences = consequences or Consequences(Answering())

    def name(self) -> str:
        """The name that the rules use."""
        return "action_tell_consequence"

    def act(self, turn: Turn) -> Outcome:
        """The sanctions clause for the person who would do it."""
        return self._consequences(turn)
