"""Sending answers to a Telegram chat, and what is done when Telegram does not take them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

import httpx
from telegram import LinkPreviewOptions, Message
from telegram.error import NetworkError

from bot.channels.desk import Answer
from bot.channels.telegram.incoming import is_private
from bot.channels.telegram.rendering import keyboard, messages

T = TypeVar("T")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
PAUSES = (0.5, 2.0)
"""Seconds between attempts to reach Telegram."""


async def send(message: Message, answers: Iterable[Answer], public_url: str | None) -> None:
    """Answer a message; in a group as an answer to it. Raises TelegramError."""
    for answer in answers:
        *earlier, last = messages(answer.reply, public_url)
        for html in earlier:
            await _send(message, html)
        await _send(message, last, answer)


async def _send(message: Message, html: str, answer: Answer | None = None) -> None:
    await patiently(
        lambda: message.reply_html(
            html,
            reply_markup=keyboard(answer.offer) if answer else None,
            link_preview_options=NO_PREVIEW,
            do_quote=not is_private(message),
            allow_sending_without_reply=None if is_private(message) else True,
        )
    )


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Calls again when Telegram could not be reached: then it has not done anything yet.

    A call that reached it but got no answer is not repeated, or people would read things twice.
    """
    for pause in PAUSES:
        try:
            return await call()
        except NetworkError as error:
            if not isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout):
                raise
            await asyncio.sleep(pause)
    return await call()
