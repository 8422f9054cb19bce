"""Telegram's Bot API as far as we use it, on loopback and as strict as the real one."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

import httpx
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.telegram.rendering import length

TOKEN = "123456:AAtest-token_of-no-bot"
BOT = {"id": 123456, "is_bot": True, "first_name": "Protocolwijzer", "username": "ProtocolwijzerBot"}
TAGS = {"b", "i", "blockquote", "a"}
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """A method that was called; values that Telegram takes as JSON are read."""

    method: str
    values: Json

    @property
    def text(self) -> str:
        return seen(self.values["text"])

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self._keyboard() for button in row]

    def data(self, title: str) -> str:
        """What pressing the button with this title sends."""
        found = [button for row in self._keyboard() for button in row if button["text"] == title]
        return str(found[0]["callback_data"])

    def _keyboard(self) -> list[list[Json]]:
        markup: Json = self.values.get("reply_markup") or {}
        return list(markup.get("inline_keyboard", ()))


@dataclass
class FakeBotApi:
    """Records calls and hands out updates.

    `faults` are answers to give first, by method; `reads_groups` is what BotFather calls privacy mode off.
    """

    calls: list[Call] = field(default_factory=list)
    faults: dict[str, list[Response | Callable[[], Any]]] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    gateway: str = ""
    reads_groups: bool = False
    first_update: int = 1
    on_sent: Callable[[Call], None] = lambda call: None

    def __post_init__(self) -> None:
        self._updates: asyncio.Queue[Json] = asyncio.Queue()
        self._ids = count(1000)
        self._update_ids = count(self.first_update)
        self.app = Starlette(routes=[Route("/bot{token}/{method}", self._handle, methods=["POST"])])

    @property
    def sent(self) -> list[Call]:
        return [call for call in self.calls if call.method == "sendMessage"]

    def named(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def until(self, condition: Callable[[], bool], seconds: float = 10.0) -> None:
        """Waits until the condition holds."""
        async with asyncio.timeout(seconds):
            while not condition():  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    async def until_sent(self, number: int, seconds: float = 10.0) -> list[Call]:
        """Waits for that many messages, and gives them."""
        await self.until(lambda: len(self.sent) >= number, seconds)
        return self.sent

    async def settled(self) -> None:
        """Waits until nothing has been called for a while."""
        while True:
            before = len(self.calls)
            await asyncio.sleep(0.3)
            if len(self.calls) == before:
                return

    def update(self, **what: Any) -> Json:
        return {"update_id": what.pop("update_id", None) or next(self._update_ids), **what}

    async def deliver(self, update: Json, secret: str | None = None) -> int:
        """Brings an update to the webhook, or keeps it for who asks; gives the status of the answer."""
        if not self.webhook:
            self._updates.put_nowait(update)
            return 200
        path = httpx.URL(self.webhook["url"]).path
        headers = {SECRET_HEADER: self.webhook["secret_token"] if secret is None else secret}
        async with httpx.AsyncClient(trust_env=False, verify=False, timeout=30) as client:
            return (await client.post(self.gateway + path, json=update, headers=headers)).status_code

    async def _handle(self, request: Request) -> Response:
        if request.path_params["token"] != TOKEN:
            return fault(401, "Unauthorized")
        method = request.path_params["method"]
        try:
            form = parse_qsl((await request.body()).decode(), keep_blank_values=True)
        except ClientDisconnect:
            return Response()  # "typing" is called off when the answer is there
        call = Call(method, {name: _value(name, value) for name, value in form})
        self.calls.append(call)
        if waiting := self.faults.get(method):
            given = waiting.pop(0)
            return given if isinstance(given, Response) else await given()
        return await self._answer(call)

    async def _answer(self, call: Call) -> Response:
        match call.method:
            case "getMe":
                return result(BOT | {"can_read_all_group_messages": self.reads_groups})
            case "getUpdates":
                return await self._poll()
            case "setWebhook":
                self.webhook = call.values
            case "sendMessage":
                if problem := _problem(call):
                    return fault(400, f"Bad Request: {problem}")
                self.on_sent(call)
                return result(self._message(call))
            case "editMessageReplyMarkup":
                return result(self._message(call) | {"text": "…"})
        return result(True)

    async def _poll(self) -> Response:
        try:
            async with asyncio.timeout(0.2):
                update = await self._updates.get()
        except TimeoutError:
            return result([])
        return result([update])

    def _message(self, call: Call) -> Json:
        chat = {"id": int(call.values["chat_id"]), "type": "private"}
        text = seen(str(call.values.get("text", "")))
        return {"message_id": next(self._ids), "date": 1, "chat": chat, "from": BOT, "text": text}


def result(value: Any) -> Response:
    return JSONResponse({"ok": True, "result": value})


def fault(status: int, description: str, **parameters: Any) -> Response:
    """How the Bot API says no."""
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return JSONResponse(body, status)


def _value(name: str, value: str) -> Any:
    if name in {"reply_markup", "allowed_updates", "commands", "reply_parameters", "link_preview_options"}:
        return json.loads(value)
    return value


def _problem(call: Call) -> str | None:
    """What the real Bot API would refuse in a message."""
    html = call.values["text"]
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if call.values.get("parse_mode") != "HTML" or reader.problem:
        return f"can't parse entities: {reader.problem}"
    if not reader.text.strip():
        return "message text is empty"
    if length(reader.text) > 4096:
        return "message is too long"
    data = [button["callback_data"] for row in call._keyboard() for button in row]
    if any(not 1 <= len(each.encode()) <= 64 for each in data):
        return "BUTTON_DATA_INVALID"
    return None


def seen(html: str) -> str:
    """The text that people see."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.problem: str | None = None
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.problem = f"unsupported start tag {tag}"
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.problem = f"unexpected end tag {tag}"

    def handle_data(self, data: str) -> None:
        self.text += data
