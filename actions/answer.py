"""From a ruling to the reply that every channel shows."""

from collections.abc import Sequence

from actions.answer_text import WHOM_TO_ASK, answer_text, asks_condition, silence_text
from actions.choices import condition_choices
from actions.citations import citation_of
from actions.reply import Asks, Citation, Contact, Reply, Status
from knowledge.further import contacts_for
from knowledge.protocol import ProtocolContact
from knowledge.ruling import Ruling
from knowledge.vocabulary import Role, Verdict


def reply_for(ruling: Ruling, asker: Role | None) -> Reply:
    """The reply to somebody in the role `asker`.

    Raises `ForeignClause` or `NotVerbatim` for a clause that may not be cited, and pydantic's
    `ValidationError` for a ruling that rests on nothing.
    """
    return _silence(ruling, asker) if ruling.verdict is Verdict.NIET_GEREGELD else _answer(ruling, asker)


def _answer(ruling: Ruling, asker: Role | None) -> Reply:
    asks = Asks.CONDITION if asks_condition(ruling) else None
    return Reply(
        status=Status.ANSWER,
        verdict=ruling.verdict,
        text=answer_text(ruling, asker),
        citations=citations_of(ruling),
        asks=asks,
        choices=condition_choices(ruling) if asks else (),
    )


def citations_of(ruling: Ruling) -> tuple[Citation, ...]:
    """The clauses a ruling rests on, as citations."""
    return tuple(citation_of(cited, ruling.protocol) for cited in ruling.clauses)


def _silence(ruling: Ruling, asker: Role | None) -> Reply:
    nearest = citation_of(ruling.nearest, ruling.protocol) if ruling.nearest else None
    contacts = contacts_for(asker, ruling.protocol)
    return Reply(
        status=Status.NOT_COVERED,
        verdict=Verdict.NIET_GEREGELD,
        text=silence_text(ruling, asker, whom_to_ask(contacts, asker)),
        related=(*citations_of(ruling), nearest) if nearest else citations_of(ruling),
        contacts=as_contacts(contacts),
    )


def whom_to_ask(contacts: Sequence[ProtocolContact], asker: Role | None) -> str:
    """The people of the protocol, or who it usually is when it names none."""
    *others, last = [contact.name for contact in contacts] or [WHOM_TO_ASK[asker]]
    return f"{', '.join(others)} of {last}" if others else last


def as_contacts(contacts: Sequence[ProtocolContact]) -> tuple[Contact, ...]:
    """People of a protocol as people of a reply."""
    return tuple(Contact(name=contact.name, phone=contact.phone) for contact in contacts)
