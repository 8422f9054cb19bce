"""Why there is a rule, and where it stands."""

from collections.abc import Callable

from actions import services
from actions.answer import citations_of, reply_for
from actions.answering import Answering
from actions.citations import citation_of
from actions.not_understood import without_a_question
from actions.reply import Citation, Reply, Status
from actions.safe_action import Outcome, SafeAction
from actions.turn import Turn
from knowledge.follow_ups import FollowUps
from knowledge.further import purposes_of, reasons_for
from knowledge.library import Library
from knowledge.ruling import CitedClause
from knowledge.vocabulary import Verdict

NOTHING_YET = "Dat kan ik je zeggen als ik weet om welke regel het gaat. Wat wil je weten?"


class ExplainWhy(SafeAction):
    """Cites the principles and the background behind the rule of the answer before."""

    def __init__(
        self,
        library: Callable[[], Library] = services.library,
        follow_ups: Callable[[], FollowUps] = services.follow_ups,
    ) -> None:
        self._library = library
        self._follow_ups = follow_ups

    def name(self) -> str:
        """The name that the rules use."""
        return "action_explain_why"

    def act(self, turn: Turn) -> Outcome:
        """The reason for this very rule; else, said to be that, the reason for the protocol."""
        if turn.last is None:
            return without_a_question(turn, NOTHING_YET)
        protocol = self._library()[turn.last.school]
        organisation = protocol.organisation
        if reasons := reasons_for(turn.memory.ruled_topic, protocol, self._follow_ups()):
            opening = f"Dit staat in het protocol van {organisation} over de reden."
        else:
            reasons = purposes_of(protocol, self._follow_ups())
            opening = (
                f"Bij deze regel geeft het protocol van {organisation} geen eigen reden. "
                "Het zegt wel waarom er regels zijn."
            )
        return Outcome((_told(opening, reasons, tuple(citation_of(cited, protocol) for cited in reasons)),))


class TellSource(SafeAction):
    """Says where the rule of the answer before stands."""

    def __init__(self, answering: Answering | None = None) -> None:
        self._answering = answering or Answering()

    def name(self) -> str:
        """The name that the rules use."""
        return "action_tell_source"

    def act(self, turn: Turn) -> Outcome:
        """Document, section and number; that it stands nowhere when the protocol is silent."""
        if turn.last is None:
            return without_a_question(turn, NOTHING_YET)
        ruling = self._answering.rule(turn.last)
        if not ruling.clauses:
            return Outcome((reply_for(ruling, turn.last.asker),))
        citations = citations_of(ruling)
        places = "\n".join(f"{cited.section}, {cited.clause}" for cited in citations)
        first = citations[0]
        text = f"Dit staat in “{first.document}” ({first.edition}) van {first.organisation}, hier:\n{places}"
        return Outcome((Reply(status=Status.ANSWER, verdict=Verdict.INFO, text=text, citations=citations),))


def _told(opening: str, reasons: tuple[CitedClause, ...], citations: tuple[Citation, ...]) -> Reply:
    plain = (cited.clause.plain for cited in reasons if cited.clause.plain)
    text = "\n\n".join(dict.fromkeys((opening, *plain)))
    if not citations:
        return Reply(status=Status.NOT_COVERED, verdict=Verdict.NIET_GEREGELD, text=text)
    return Reply(status=Status.ANSWER, verdict=Verdict.INFO, text=text, citations=citations)
