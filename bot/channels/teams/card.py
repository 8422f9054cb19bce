"""A Reply as Adaptive Cards: elements that Teams shows everywhere, and the whole answer in `fallbackText`.

Words of protocols and people stand in RichTextBlocks: a TextBlock reads its text as Markdown, and Teams on a
phone shows the backslashes with which that would have to be kept out (microsoft/AdaptiveCards issue 5590).
Clients that do not know a RichTextBlock get a TextBlock in its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from microsoft_teams.cards import (
    ActionSet,
    AdaptiveCard,
    CardElement,
    Container,
    OpenUrlAction,
    RichTextBlock,
    SubmitAction,
    TextBlock,
    TextRun,
)
from microsoft_teams.cards.core import Spacing

from actions.reply import Citation, Contact, Reply
from bot.channels.offers import Button, Offer
from bot.channels.parts import Headline, Help, Paragraph, Part, Quotation, link_to, parts_of, place_of
from knowledge.vocabulary import Verdict

VERSION = "1.2"
"""The newest version that Teams on a phone is sure to show."""
MOST_BYTES = 60_000
"""Of one card: Teams refuses messages above 100 KB, and advises to stay below 80."""
PRESSED = "knop"
"""The field of a submitted card that holds the data of the button."""
COLOURS = {
    Verdict.NEE: "Attention",
    Verdict.JA: "Good",
    Verdict.JA_MITS: "Warning",
    Verdict.AFGERADEN: "Warning",
    Verdict.NIET_GEREGELD: "Default",
    Verdict.INFO: "Accent",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a card that stays together, and the same as plain text."""

    elements: tuple[CardElement, ...]
    plain: str

    @property
    def size(self) -> int:
        """Bytes in the message, with a margin for how JSON writes them."""
        elements = sum(len(element.model_dump_json(by_alias=True).encode()) for element in self.elements)
        return elements + 2 * len(self.plain.encode())


def cards(reply: Reply, offer: Offer | None, public_url: str | None) -> list[AdaptiveCard]:
    """The cards that together show the reply; nearly always one. The buttons are under the last."""
    packed = list(_packed(_piece(part, public_url) for part in parts_of(reply)))
    return [_card(pieces, offer.rows() if offer and pieces is packed[-1] else (), reply) for pieces in packed]


def plain(reply: Reply, public_url: str | None) -> str:
    """The whole reply as text, for notifications and for clients that show no cards."""
    return "\n\n".join(_piece(part, public_url).plain for part in parts_of(reply))


def _card(pieces: list[Piece], rows: tuple[tuple[Button, ...], ...], reply: Reply) -> AdaptiveCard:
    choices = [f"- {choice.title}" for choice in reply.choices] if rows else []
    return AdaptiveCard(
        version=VERSION,
        lang="nl",
        body=[*(element for piece in pieces for element in piece.elements), *map(_row, rows)],
        fallback_text="\n\n".join((*(piece.plain for piece in pieces), *choices)),
    )


def _piece(part: Part, public_url: str | None) -> Piece:
    match part:
        case Headline(verdict):
            word = TextBlock(
                text=part.text, wrap=True, weight="Bolder", size="Medium", color=COLOURS[verdict]
            )
            return Piece((word,), part.text)
        case Paragraph(text):
            return Piece(tuple(_lines(text)), text)
        case Quotation(citation):
            return _quotation(citation, public_url)
        case Help(contact):
            return _contact(contact)
        case never:
            assert_never(never)


def _quotation(citation: Citation, public_url: str | None) -> Piece:
    place = place_of(citation)
    elements: list[CardElement] = [_words(citation.quote, italic=True), _words(f"— {place}", small=True)]
    plain = f"“{citation.quote}”\n— {place}"
    if link := link_to(citation, public_url):
        button = OpenUrlAction(url=link, title=f"Lees {citation.clause} in het protocol")
        elements.append(ActionSet(actions=[button]))
        plain = f"{plain}\n{link}"
    return Piece((Container(style="emphasis", items=elements),), plain)


def _contact(contact: Contact) -> Piece:
    text = " · ".join(filter(None, (contact.name, contact.phone)))
    if contact.url is None:
        return Piece((_words(f"☎ {text}"),), f"☎ {text}")
    button = ActionSet(actions=[OpenUrlAction(url=contact.url, title=contact.name)])
    return Piece((_words(f"☎ {text}"), button), f"☎ {text} · {contact.url}")


def _lines(text: str) -> Iterator[CardElement]:
    """An element for each line: a line break within a text is not shown everywhere."""
    first, *others = filter(str.strip, text.split("\n"))
    yield _words(first)
    for line in others:
        yield _words(line, spacing="Small")


def _words(
    text: str, *, italic: bool | None = None, small: bool = False, spacing: Spacing | None = None
) -> RichTextBlock:
    """Text as it is, without Markdown."""
    size, subtle = ("Small", True) if small else (None, None)
    run = TextRun(text=text, italic=italic, size=size, is_subtle=subtle)
    return RichTextBlock(inlines=[run], spacing=spacing, fallback=TextBlock(text=text, wrap=True))


def _row(buttons: tuple[Button, ...]) -> CardElement:
    pressable = [
        SubmitAction(title=button.title, data={PRESSED: button.data}) for button in buttons if button.data
    ]
    return ActionSet(actions=pressable) if pressable else _words(" ".join(button.title for button in buttons))


def _packed(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """As many pieces in a card as fit."""
    packed: list[Piece] = []
    size = 0
    for piece in pieces:
        if packed and size + piece.size > MOST_BYTES:
            yield packed
            packed, size = [], 0
        packed.append(piece)
        size += piece.size
    if packed:
        yield packed
