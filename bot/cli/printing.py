"""A Reply as lines of text for a terminal."""

import textwrap
from collections.abc import Iterator

from actions.reply import Choice, Citation, Contact, Reply
from bot.channels.parts import NOT_A_RULE, place_of
from bot.rendering import verdict_word

WIDTH = 88
OPTIONS = "[OPTIES]"
"""How a command's usage line names its options."""


def lines_of(reply: Reply, url: str) -> Iterator[str]:
    """The whole reply: verdict, text, quotes with their place, contacts and numbered choices."""
    if reply.verdict is not None:
        yield f"[{verdict_word(reply.verdict)}]"
    for line in filter(None, reply.text.split("\n")):
        yield _filled(line)
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


def _filled(text: str, *, initial_indent: str = "", subsequent_indent: str = "") -> str:
    """Lines of at most WIDTH characters; no word is broken, also not after its hyphen."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=initial_indent,
        subsequent_indent=subsequent_indent,
        break_on_hyphens=False,
    )


def _citation(citation: Citation, url: str) -> Iterator[str]:
    yield ""
    yield _filled(f"“{citation.quote}”", initial_indent="  ", subsequent_indent="  ")
    yield _filled(place_of(citation), initial_indent="  — ", subsequent_indent="    ")
    yield f"    {url.rstrip('/')}{citation.url}"


def _contact(contact: Contact) -> str:
    return "  ".join(filter(None, ("Contact:", contact.name, contact.phone, contact.url)))
