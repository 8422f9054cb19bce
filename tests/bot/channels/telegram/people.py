"""What people send on Telegram, in the words of the Bot API."""

from typing import Any

from tests.bot.channels.telegram.bot_api import BOT, Json

PRIVATE, GROUP = 501, -1001


def user(number: int = 501, **more: Any) -> Json:
    return {"id": number, "is_bot": False, "first_name": "Iemand", **more}


def private(text: str | None = None, person: int = PRIVATE, **more: Any) -> Json:
    """A message in a chat with one person."""
    return _message(text, {"id": person, "type": "private"}, user(person), more)


def group(text: str | None = None, person: int = 501, **more: Any) -> Json:
    """A message in a group."""
    return _message(text, {"id": GROUP, "type": "supergroup", "title": "Team"}, user(person), more)


def press(data: str, message: Json, person: int = PRIVATE) -> Json:
    """Somebody presses a button under a message."""
    return {"id": "1", "from": user(person), "chat_instance": "1", "data": data, "message": message}


def under(text: str, chat: int = PRIVATE, **more: Any) -> Json:
    """A message of ours."""
    kind = "private" if chat > 0 else "supergroup"
    return {
        "message_id": 77,
        "date": 1,
        "chat": {"id": chat, "type": kind},
        "from": BOT,
        "text": text,
        **more,
    }


def _message(text: str | None, chat: Json, sender: Json, more: Json) -> Json:
    message = {"message_id": 7, "date": 1, "chat": chat, "from": sender, **more}
    if text is not None:
        entities = list(more.get("entities", ()))
        if text.startswith("/"):
            entities.append({"type": "bot_command", "offset": 0, "length": len(text.split()[0])})
        if (place := text.find(f"@{BOT['username']}")) > 0:
            mention = {"type": "mention", "offset": place, "length": len(f"@{BOT['username']}")}
            entities += [] if text.startswith("/") else [mention]
        elif place == 0:
            entities.append({"type": "mention", "offset": 0, "length": len(f"@{BOT['username']}")})
        message |= {"text": text, "entities": entities}
    return message
