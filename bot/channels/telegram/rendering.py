"""A Reply as Telegram messages: HTML below the limit of a message, and keyboards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import chain
from typing import assert_never

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from actions.reply import Citation, Contact, Reply
from bot.channels.offers import Offer
from bot.channels.parts import Headline, Help, Paragraph, Part, Quotation, link_to, parts_of, place_of

LIMIT = MessageLimit.MAX_TEXT_LENGTH - 96
"""Characters in a message, with some room left: Telegram's own way of counting is not documented."""
BETWEEN = "\n\n"
DONE = "-"
"""The data of a button that only says what was done; Telegram wants some on each button."""
READ_IT = "Lees de regel in het protocol"


@dataclass(frozen=True, slots=True)
class Block:
    """Text that stays in one message: `text` within `tag`, and a `tail` in HTML that people see as `seen`."""

    text: str
    tag: str = ""
    tail: str = ""
    seen: str = ""

    @property
    def html(self) -> str:
        text = escape(self.text, quote=False)
        return (f"<{self.tag}>{text}</{self.tag}>" if self.tag else text) + self.tail

    def __len__(self) -> int:
        return length(self.text) + length(self.seen)


def messages(reply: Reply, public_url: str | None) -> list[str]:
    """The HTML of the messages that together show the reply; no quote is cut that fits in a message."""
    blocks = chain.from_iterable(_fitting(_block(part, public_url)) for part in parts_of(reply))
    return [BETWEEN.join(block.html for block in packed) for packed in _packed(blocks)]


def keyboard(offer: Offer | None) -> InlineKeyboardMarkup | None:
    """The buttons under the last message of an answer."""
    if offer is None or not (rows := offer.rows()):
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.title, callback_data=button.data or DONE) for button in row]
            for row in rows
        ]
    )


def length(text: str) -> int:
    """Characters as Telegram counts them: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _block(part: Part, public_url: str | None) -> Block:
    match part:
        case Headline():
            return Block(part.text, "b")
        case Paragraph(text):
            return Block(text)
        case Quotation(citation):
            return _quotation(citation, public_url)
        case Help(contact):
            return _contact(contact)
        case never:
            assert_never(never)


def _quotation(citation: Citation, public_url: str | None) -> Block:
    place = f"— {place_of(citation)}"
    tail, seen = f"<i>{escape(place, quote=False)}</i>", place
    if link := link_to(citation, public_url):
        tail, seen = f'{tail}\n<a href="{escape(link)}">{READ_IT}</a>', f"{seen}\n{READ_IT}"
    return Block(citation.quote, "blockquote", f"\n{tail}", f"\n{seen}")


def _contact(contact: Contact) -> Block:
    return Block(" · ".join(filter(None, (f"☎ {contact.name}", contact.phone, contact.url))))


def _packed(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """As many blocks in a message as fit."""
    packed: list[Block] = []
    size = 0
    for block in blocks:
        added = len(block) + len(BETWEEN)
        if packed and size + added > LIMIT:
            yield packed
            packed, size = [], 0
        packed.append(block)
        size += added
    if packed:
        yield packed


def _fitting(block: Block) -> Iterator[Block]:
    """The block itself, or when it is larger than a message its text in pieces, cut between words."""
    if len(block) + len(BETWEEN) <= LIMIT:
        yield block
        return
    room = LIMIT - length(block.seen) - len(BETWEEN)
    *pieces, last = _pieces(block.text, room)
    for piece in pieces:
        yield replace(block, text=piece, tail="", seen="")
    yield replace(block, text=last)


def _pieces(text: str, room: int) -> Iterator[str]:
    while length(text) > room:
        cut = room if length(text[:room]) <= room else room // 2
        space = text.rfind(" ", 1, cut)
        cut = space if space > 0 else cut
        yield text[:cut]
        text = text[cut:].lstrip(" ") if space > 0 else text[cut:]
    yield text
