"""What a Telegram message means for us: words addressed to us, something we cannot read, or nothing."""

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType


def is_private(message: Message) -> bool:
    """Whether this is a chat with one person."""
    return message.chat.type == ChatType.PRIVATE


def is_addressed(message: Message, bot: User) -> bool:
    """Whether the message is for us: in a group only when it mentions us or answers us."""
    answered = message.reply_to_message
    return (
        is_private(message)
        or bool(_mentions(message, bot))
        or (answered is not None and answered.from_user is not None and answered.from_user.id == bot.id)
    )


def words(message: Message, bot: User) -> str:
    """What somebody says, our own name left out; empty when there are no words in the message."""
    text = message.text or message.caption or ""
    for mention in _mentions(message, bot):
        text = text.replace(mention, " ")
    return " ".join(text.split(" ")).strip()


def welcomes_us(message: Message, bot: User) -> bool:
    """Whether we were just added to the group."""
    return any(member.id == bot.id for member in message.new_chat_members or ())


def is_wordless(message: Message) -> bool:
    """Whether a person sent something without words that we cannot read: a picture, a voice, a place."""
    return bool(message.effective_attachment) and not message.caption


def _mentions(message: Message, bot: User) -> list[str]:
    """The words in the message that name us."""
    wanted: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    entities = {**message.parse_entities(wanted), **message.parse_caption_entities(wanted)}
    return [words for entity, words in entities.items() if _names(entity, words, bot)]


def _names(entity: MessageEntity, words: str, bot: User) -> bool:
    if entity.user is not None:
        return entity.user.id == bot.id
    return words.casefold() == f"@{bot.username}".casefold()
