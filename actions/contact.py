"""Whom to ask at this school."""

from collections.abc import Callable

from actions import services
from actions.answer import as_contacts, whom_to_ask
from actions.citations import citation_of
from actions.memory import NOTHING_PENDING
from actions.reply import Reply, Status
from actions.safe_action import Outcome, SafeAction
from actions.small_replies import ask_school
from actions.turn import Turn
from knowledge.further import contacts_for
from knowledge.library import Library
from knowledge.protocol import Protocol
from knowledge.ruling import CitedClause
from knowledge.vocabulary import Role, Verdict


class TellContact(SafeAction):
    """Names the people that the protocol itself names; else who it usually is, said to be that."""

    def __init__(self, library: Callable[[], Library] = services.library) -> None:
        self._library = library

    def name(self) -> str:
        """The name that the rules use."""
        return "action_tell_contact"

    def act(self, turn: Turn) -> Outcome:
        """The people for this person's role."""
        library = self._library()
        if turn.school is None:
            text = "Dat verschilt per school. Van welke school wil je het weten?"
            return Outcome((ask_school(text, library, library.schools),), NOTHING_PENDING)
        return Outcome((contact_reply(library[turn.school], turn.role),))


def contact_reply(protocol: Protocol, role: Role | None) -> Reply:
    """Whom somebody in `role` can ask, with the clauses that say so."""
    contacts = contacts_for(role, protocol)
    if not contacts:
        text = (
            f"Het protocol van {protocol.organisation} noemt niemand bij wie je hiervoor moet zijn. "
            f"Je kunt het vragen aan: {whom_to_ask((), role)}."
        )
        return Reply(status=Status.NOT_COVERED, verdict=Verdict.NIET_GEREGELD, text=text)
    clauses = dict.fromkeys(contact.clause for contact in contacts)
    cited = [protocol.clause(clause) for clause in clauses]
    return Reply(
        status=Status.ANSWER,
        verdict=Verdict.INFO,
        text=(
            f"Je kunt terecht bij: {whom_to_ask(contacts, role)}. "
            f"Dat staat in het protocol van {protocol.organisation}."
        ),
        citations=tuple(citation_of(CitedClause(clause, clause.text), protocol) for clause in cited),
        contacts=as_contacts(contacts),
    )
