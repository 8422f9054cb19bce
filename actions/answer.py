"""From a ruling to the reply that every channel shows."""

from actions.answer_text import WHOM_TO_ASK, answer_text, asks_condition, silence_text
from actions.citations import citation_of
from actions.reply import Asks, Contact, Reply, Status
from knowledge.protocol import Protocol, ProtocolContact
from knowledge.ruling import Ruling
from knowledge.vocabulary import Kind, Role, Verdict


def reply_for(ruling: Ruling, asker: Role | None) -> Reply:
    """The reply to somebody in the role `asker`.

    Raises `ForeignClause` or `NotVerbatim` for a clause that may not be cited, and pydantic's
    `ValidationError` for a ruling that rests on nothing.
    """
    return _silence(ruling, asker) if ruling.verdict is Verdict.NIET_GEREGELD else _answer(ruling, asker)


def _answer(ruling: Ruling, asker: Role | None) -> Reply:
    citations = tuple(citation_of(cited, ruling.protocol) for cited in ruling.clauses)
    return Reply(
        status=Status.ANSWER,
        verdict=ruling.verdict,
        text=answer_text(ruling, asker),
        citations=citations,
        asks=Asks.CONDITION if asks_condition(ruling) else None,
    )


def _silence(ruling: Ruling, asker: Role | None) -> Reply:
    nearest = citation_of(ruling.nearest, ruling.protocol) if ruling.nearest else None
    contacts = [contact for contact in ruling.protocol.contacts if _is_for(contact, ruling.protocol, asker)]
    whom = " of ".join(contact.name for contact in contacts) or WHOM_TO_ASK[asker]
    return Reply(
        status=Status.NOT_COVERED,
        verdict=Verdict.NIET_GEREGELD,
        text=silence_text(ruling, asker, whom),
        related=(nearest,) if nearest else (),
        contacts=tuple(Contact(name=contact.name, phone=contact.phone) for contact in contacts),
    )


def _is_for(contact: ProtocolContact, protocol: Protocol, asker: Role | None) -> bool:
    """Whether the protocol sends this person there with a question, not with a report of misconduct."""
    clause = protocol.clause(contact.clause)
    concerned = asker in clause.addressees if asker else clause.addressees == frozenset(Role)
    return concerned and clause.kind is not Kind.SANCTION
