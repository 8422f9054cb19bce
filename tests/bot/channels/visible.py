"""What people see of a reply on each channel, as texts that are each shown in one piece."""

from collections.abc import Callable, Iterator

from actions.reply import Reply
from bot.channels.offers import Offer
from bot.channels.teams.card import cards
from bot.channels.telegram.rendering import keyboard, messages
from bot.cli.printing import lines_of
from tests.bot.channels.teams.cards import Json, texts
from tests.bot.channels.telegram.bot_api import seen

PUBLIC_URL = "https://protocol.example"


def command_line(reply: Reply) -> list[str]:
    return [" ".join("\n".join(lines_of(reply, PUBLIC_URL)).split())]


def telegram(reply: Reply) -> list[str]:
    markup = keyboard(Offer("x", reply))
    buttons = [button.text for row in markup.inline_keyboard for button in row] if markup else []
    return [*map(seen, messages(reply, PUBLIC_URL)), *buttons]


def teams_cards(reply: Reply) -> list[Json]:
    """As they are sent."""
    made = cards(reply, Offer("x", reply), PUBLIC_URL)
    return [card.model_dump(mode="json", by_alias=True, exclude_none=True) for card in made]


def teams(reply: Reply) -> list[str]:
    return [text for card in teams_cards(reply) for text in texts(card)]


def teams_without_cards(reply: Reply) -> list[str]:
    """What a client shows that cannot show the card."""
    return [card["fallbackText"] for card in teams_cards(reply)]


CHANNELS: dict[str, Callable[[Reply], list[str]]] = {
    "command line": command_line,
    "telegram": telegram,
    "teams": teams,
    "teams without cards": teams_without_cards,
}


def links(reply: Reply) -> Iterator[str]:
    """The addresses of the clauses."""
    for citation in (*reply.citations, *reply.related):
        yield PUBLIC_URL + citation.url
