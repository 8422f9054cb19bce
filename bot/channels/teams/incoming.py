"""What an activity of Teams means for us: words, a button, something we cannot read, or nothing."""

import re
from html import unescape
from typing import Any

from microsoft_teams.api.activities import MessageActivity
from microsoft_teams.api.activities.utils import StripMentionsTextOptions, strip_mentions_text

from bot.channels.commands import COMMANDS
from bot.channels.teams.card import PRESSED

COPY_OF_TEXT = "text/html"
"""Teams adds the text once more as an attachment of this kind."""
NEVER_BARE = "help"
"""Somebody who types only this may need help, not an explanation."""


def is_addressed(activity: MessageActivity) -> bool:
    """Whether the message is for us: outside a personal chat only when it mentions us."""
    return is_personal(activity) or activity.is_recipient_mentioned() or pressed(activity) is not None


def is_personal(activity: Any) -> bool:
    """Whether this is a chat with one person."""
    return bool(activity.conversation.conversation_type in (None, "personal"))


def words(activity: MessageActivity) -> str:
    """What somebody says, our own name left out."""
    options = StripMentionsTextOptions(account_id=activity.recipient.id)
    stripped = strip_mentions_text(activity, options) or ""
    return unescape(re.sub(r"<at>.*?</at>", "", stripped)).replace("\xa0", " ").strip()


def pressed(activity: MessageActivity) -> str | None:
    """The data of the button, when this is a submitted card."""
    value = activity.value
    data = value.get(PRESSED) if isinstance(value, dict) else None
    return data if isinstance(data, str) else None


def is_wordless(activity: MessageActivity) -> bool:
    """Whether a person sent a file or a picture."""
    return any(attachment.content_type != COPY_OF_TEXT for attachment in activity.attachments or ())


def command(said: str) -> tuple[str, str] | None:
    """A command and what follows it: "/vergelijk foto's", or only the word, as the bot's menu sends it."""
    name, _, argument = said.strip().partition(" ")
    slashed, name = name.startswith("/"), name.removeprefix("/").casefold()
    if name not in COMMANDS or not (slashed or (not argument and name != NEVER_BARE)):
        return None
    return name, argument
