"""A Reply as lines of text for a terminal."""

import textwrap
from collections.abc import Iterator

from actions.reply import Choice, Citation, Contact, Reply
from bot.rendering import verdict_word

WIDTH = 88
OPTIONS = "[OPTIES]"
"""How a command's usage line names its options."""
NOT_A_RULE = "Het dichtst in de buurt, maar geen regel over jouw vraag:"


def lines_of(reply: Reply, url: str) -> Iterator[str]:
    """The whole reply: verdict, text, quotes with their place, contacts and numbered choices."""
    if reply.verdict is not None:
        yield f"[{verdict_word(reply.verdict)}]"
    for paragraph in reply.text.split("\n\n"):
        yield textwrap.fill(paragraph, WIDTH)
    for citation in reply.citations:
        yield from _citation(citation, url)
    if reply.related:
        yield ""
        yield NOT_A_RULE
    for citation in reply.related:
        yield from _citation(citation, url)
    for contact in reply.contacts:
        yield _contact(contact)
    for number, choice in enumerate(reply.choices, 1):
        yield f"  {number}. {choice.title}"


def chosen(typed: str, choices: tuple[Choice, ...]) -> str:
    """What to send for what was typed.

    The value of the choice with that number or title, else the words themselves.
    """
    for number, choice in enumerate(choices, 1):
        if typed.strip().casefold() in {str(number), choice.title.casefold()}:
            return choice.value
    return typed


def _citation(citation: Citation, url: str) -> Iterator[str]:
    yield ""
    yield textwrap.fill(f"“{citation.quote}”", WIDTH, initial_indent="  ", subsequent_indent="  ")
    place = f"{citation.document} ({citation.edition}), {citation.section}, {citation.clause}"
    yield textwrap.fill(
        f"{citation.organisation}: {place}", WIDTH, initial_indent="  — ", subsequent_indent="    "
    )
    yield f"    {url.rstrip('/')}{citation.url}"


def _contact(contact: Contact) -> str:
    return "  ".join(filter(None, ("Contact:", contact.name, contact.phone, contact.url)))
