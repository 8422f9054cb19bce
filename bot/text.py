"""Cleaning what a person typed before anything else reads it."""

import unicodedata

from bot.errors import EmptyText, TextTooLong

MAX_CHARACTERS = 2000
JOINERS = {"\u200c", "\u200d"}
"""Format characters that emoji and some languages need; all others can hide or turn around text."""


def clean(text: str) -> str:
    """The text in NFC, without control characters, and without the leading slashes that command Rasa.

    Raises EmptyText when nothing readable is left and TextTooLong above 2,000 characters.
    """
    cleaned = _without_commands("".join(_kept(character) for character in unicodedata.normalize("NFC", text)))
    if not any(_is_visible(character) for character in cleaned):
        raise EmptyText
    if len(cleaned) > MAX_CHARACTERS:
        raise TextTooLong(MAX_CHARACTERS)
    return cleaned


def _kept(character: str) -> str:
    """The character itself, a space for white space, or nothing for what cannot be seen."""
    if character.isspace():
        return "\n" if character == "\n" else " "
    match unicodedata.category(character):
        case "Cc" | "Cs":
            return ""
        case "Cf":
            return character if character in JOINERS else ""
        case _:
            return character


def _without_commands(text: str) -> str:
    return text.strip().lstrip("/ \n" + "".join(JOINERS))


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in {"Cf", "Mn", "Me"}
