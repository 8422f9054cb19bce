"""A Reply as the parts that every channel must show, in the order in which people read them.

A channel renders each kind of part with a `match` that ends in `assert_never`: none can be forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from actions.reply import Citation, Contact, Reply
from bot.rendering import verdict_word
from knowledge.vocabulary import Verdict

NOT_A_RULE = "Het dichtst in de buurt, maar geen regel over jouw vraag:"
SIGNS = {
    Verdict.NEE: "⛔",
    Verdict.JA: "✅",
    Verdict.JA_MITS: "⚠️",
    Verdict.AFGERADEN: "🟠",
    Verdict.NIET_GEREGELD: "⬜",
    Verdict.INFO: "ℹ️",
}


@dataclass(frozen=True, slots=True)
class Headline:
    """The verdict."""

    verdict: Verdict

    @property
    def text(self) -> str:
        return f"{SIGNS[self.verdict]} {verdict_word(self.verdict)}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A clause, verbatim, and where it stands."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody to turn to."""

    contact: Contact


Part = Headline | Paragraph | Quotation | Help


def parts_of(reply: Reply) -> Iterator[Part]:
    """Everything of a reply but its choices, which are buttons."""
    if reply.verdict is not None:
        yield Headline(reply.verdict)
    for paragraph in filter(str.strip, reply.text.split("\n\n")):
        yield Paragraph(paragraph)
    for citation in reply.citations:
        yield Quotation(citation)
    if reply.related:
        yield Paragraph(NOT_A_RULE)
    for citation in reply.related:
        yield Quotation(citation)
    for contact in reply.contacts:
        yield Help(contact)


def place_of(citation: Citation) -> str:
    """Where a clause stands: organisation, document, edition, section and clause."""
    document = f"{citation.document} ({citation.edition})"
    return f"{citation.organisation}: {document}, {citation.section}, {citation.clause}"


def link_to(citation: Citation, public_url: str | None) -> str | None:
    """The address of the clause for everybody; None when the gateway has no public address."""
    return public_url and f"{public_url}{citation.url}"
