"""What goes wrong between us and Telegram, and what comes twice or in the wrong order."""

import asyncio
import sqlite3
from pathlib import Path

import httpx
import pytest
from starlette.responses import Response

from bot.channels.settings import TelegramMode
from bot.channels.telegram.running import TIMEOUT
from tests.bot.channels.conftest import Serve, removed
from tests.bot.channels.telegram.bot_api import TOKEN, FakeBotApi, fault, result
from tests.bot.channels.telegram.conftest import Bot
from tests.bot.channels.telegram.people import press, private, under
from tests.bot.channels.telegram.test_conversations import HELLO, NO, WHICH_SCHOOL
from tests.bot.fake_rasa import FakeRasa, says

pytestmark = pytest.mark.anyio

GOODBYE = says({"status": "small_talk", "text": "Ik heb dit gesprek gewist.", "final": True})


async def test_an_update_that_comes_twice_is_answered_once(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        update = api.update(message=private("Mag dat?"))
        for _ in range(3):
            assert await api.deliver(update) == 200
        await api.until_sent(2)
        await api.settled()
    assert rasa.texts == ["Mag dat?"]
    assert len(api.sent) == 2


async def test_an_update_that_comes_again_after_a_restart_is_not_answered_again(bot: Bot) -> None:
    rasa = FakeRasa()
    update = {"update_id": 5, "message": private("Mag dat?")}
    for number in (1, 2):
        async with bot(rasa) as api:
            await api.deliver(update)
            if number == 1:
                await api.until_sent(2)
            await api.settled()
    assert not api.sent
    assert rasa.texts == ["Mag dat?"]


async def test_a_conversation_and_its_buttons_survive_a_restart(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL, NO)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Mag dat?"), update_id=1))
        data = (await api.until_sent(2))[1].data("ASKO")
    async with bot(rasa) as api:
        await api.deliver(api.update(callback_query=press(data, under("School?")), update_id=2))
        (answer,) = await api.until_sent(1)
    assert answer.text.startswith("⛔ Nee")
    assert len({message["sender"] for message in rasa.messages}) == 1


async def test_messages_that_wait_are_answered_in_the_order_of_telegram(bot: Bot) -> None:
    rasa = FakeRasa()
    rasa.before_answer = lambda: asyncio.sleep(0.2)
    async with bot(rasa) as api:
        for number in (1, 5, 3, 4, 2):
            await api.deliver(api.update(message=private(f"vraag {number}"), update_id=number))
        await api.until_sent(6)
    assert rasa.texts == [f"vraag {number}" for number in (1, 2, 3, 4, 5)]


async def test_a_slow_chat_does_not_hold_up_another_and_shows_that_it_types(bot: Bot) -> None:
    rasa = FakeRasa()
    slow = asyncio.Event()

    async def wait_for_the_first() -> None:
        if rasa.messages[-1]["message"] == "langzaam":
            await slow.wait()

    rasa.before_answer = wait_for_the_first
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("langzaam", 1)))
        await api.until(lambda: "langzaam" in rasa.texts)
        await api.deliver(api.update(message=private("snel", 2)))
        await api.until(lambda: sum(call.values["chat_id"] == "2" for call in api.sent) == 2)
        assert not [call for call in api.sent if call.values["chat_id"] == "1"]
        await api.until(lambda: bool(api.named("sendChatAction")))
        slow.set()
        await api.until_sent(4)
    assert {call.values["chat_id"] for call in api.named("sendChatAction")} == {"1"}


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_a_flood_limit_is_waited_for(bot: Bot) -> None:
    async with bot(FakeRasa()) as api:
        api.faults["sendMessage"] = [fault(429, "Too Many Requests: retry after 1", retry_after=1)]
        started = asyncio.get_running_loop().time()
        await api.deliver(api.update(message=private("Mag dat?")))
        sent = await api.until_sent(3)
        assert asyncio.get_running_loop().time() - started >= 1
    assert sent[0].values["text"] == sent[1].values["text"]  # refused, then sent


async def test_a_person_who_blocked_the_bot_is_forgotten(bot: Bot, build_dir: Path) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        api.faults["sendMessage"] = [fault(403, "Forbidden: bot was blocked by the user")]
        await api.deliver(api.update(message=private("Mag dat?")))
        await api.until_sent(1)
        await api.settled()
        await api.deliver(api.update(message=private("Mag dat?", 502)))
        await api.until_sent(3)
    assert rasa.messages[0]["sender"].encode() not in (build_dir / "state" / "gateway.sqlite").read_bytes()


async def test_a_message_that_telegram_took_without_answering_is_not_sent_again(bot: Bot) -> None:
    let_go = asyncio.Event()

    async def hang() -> Response:
        await let_go.wait()
        return result(True)

    async with bot(FakeRasa()) as api:
        api.faults["sendMessage"] = [hang]
        await api.deliver(api.update(message=private("Mag dat?")))
        await api.until_sent(1)
        await api.deliver(api.update(message=private("Mag het op school?", 502)))
        await api.until_sent(3)
        await asyncio.sleep(TIMEOUT)  # the first is given up meanwhile
        await api.settled()
        let_go.set()
    assert [call.values["chat_id"] for call in api.sent] == ["501", "502", "502"]


async def test_an_assistant_that_is_away_is_said_in_dutch(bot: Bot) -> None:
    async with bot(FakeRasa(HELLO, [], NO)) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        await api.until_sent(2)
        await api.deliver(api.update(message=private("En nu?")))
        hello, sorry, answer = await api.until_sent(3)
    assert hello.text == HELLO[0]["custom"]["text"]
    assert "niet bereikbaar" in sorry.text
    assert answer.text.startswith("⛔ Nee")


async def test_a_very_long_message_is_refused_in_dutch(bot: Bot) -> None:
    async with bot(FakeRasa()) as api:
        await api.deliver(api.update(message=private("x" * 4000)))
        sent = await api.until_sent(2)
    assert "te lang" in sent[-1].text


async def test_an_expired_conversation_begins_anew(bot: Bot, build_dir: Path) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL, HELLO, NO)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        data = (await api.until_sent(2))[1].data("ASKO")
        with sqlite3.connect(build_dir / "state" / "gateway.sqlite") as connection:
            connection.execute("UPDATE conversation SET created = 0")
        connection.close()
        await api.deliver(api.update(callback_query=press(data, under("School?"))))
        assert "bestaat niet" in (await api.until_sent(3))[2].text
        await api.deliver(api.update(message=private("Mag dat?")))
        sent = await api.until_sent(5)
    assert sent[3].text == HELLO[0]["custom"]["text"]
    assert rasa.texts == ["Mag dat?", "Mag dat?"]


async def test_a_conversation_that_was_removed_elsewhere_goes_on_as_a_new_one(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL, HELLO, NO)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        data = (await api.until_sent(2))[1].data("ASKO")
        await removed(api.gateway, rasa.messages[0]["sender"])
        await api.deliver(api.update(callback_query=press(data, under("School?"))))
        await api.deliver(api.update(message=private("Mag het op school?")))
        sent = await api.until_sent(4)
        await api.settled()
    assert "werkt niet meer" in api.named("answerCallbackQuery")[0].values["text"]
    assert sent[2].text == HELLO[0]["custom"]["text"]
    assert sent[3].text.startswith("⛔ Nee")
    assert len(sent) == 4
    assert rasa.texts == ["Mag dat?", "Mag het op school?"]
    assert rasa.messages[0]["sender"] != rasa.messages[-1]["sender"]


async def test_after_the_last_reply_of_a_conversation_the_next_message_opens_a_new_one(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, GOODBYE, HELLO, NO)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Vergeet dit gesprek")))
        assert (await api.until_sent(2))[1].text == "Ik heb dit gesprek gewist."
        await api.deliver(api.update(message=private("Mag dat?")))
        sent = await api.until_sent(4)
    assert sent[2].text == HELLO[0]["custom"]["text"]
    assert sent[3].text.startswith("⛔ Nee")
    assert rasa.messages[0]["sender"] != rasa.messages[-1]["sender"]


async def test_it_asks_for_updates_when_there_is_no_public_address(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, NO)
    async with bot(rasa, TelegramMode.POLLING) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        await api.until_sent(2)
    assert api.named("getUpdates")[0].values["allowed_updates"] == ["message", "callback_query"]
    assert not api.named("setWebhook")


async def test_the_rest_of_the_gateway_works_while_telegram_is_away_and_the_bot_comes_back(bot: Bot) -> None:
    api = FakeBotApi()
    api.faults["getMe"] = [fault(502, "Bad Gateway")]
    async with bot(FakeRasa(), api=api):
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(f"{api.gateway}/health")).status_code == 200
        await api.deliver(api.update(message=private("Mag dat?")))
        await api.until_sent(2)
    assert len(api.named("getMe")) >= 2


async def test_the_token_is_in_no_log_line(bot: Bot, serve: Serve, capfd: pytest.CaptureFixture[str]) -> None:
    api = FakeBotApi()
    api.faults["getMe"] = [fault(502, f"Bad Gateway for bot{TOKEN}")]
    async with bot(FakeRasa(HELLO, says({"status": "x"})), api=api):
        api.faults["sendMessage"] = [fault(400, f"Bad Request: {TOKEN}"), fault(500, TOKEN)]
        api.faults["editMessageReplyMarkup"] = [fault(401, f"Unauthorized {TOKEN}")]
        for text in ("Mag dat?", "Mag het op school?", "/privacy"):
            await api.deliver(api.update(message=private(text)))
        await api.until_sent(3)
        await api.settled()
    logged = capfd.readouterr().err
    assert "telegram_failed" in logged
    assert TOKEN not in logged
    assert TOKEN.split(":")[1] not in logged
    assert "Mag dat?" not in logged


async def test_without_rasa_a_first_cry_for_help_still_gets_help(bot: Bot) -> None:
    down = httpx.ConnectError("down")
    async with bot(FakeRasa(down, down)) as api:
        await api.deliver(api.update(message=private("ik wil niet meer leven")))
        assert "113" in (await api.until_sent(1))[0].text
        await api.deliver(api.update(message=private("Mag dat?")))
        assert "niet bereikbaar" in (await api.until_sent(2))[1].text


async def test_a_choice_that_could_not_be_answered_can_be_made_again(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL, httpx.ConnectError("down"), NO)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        data = (await api.until_sent(2))[1].data("ASKO")
        for _ in range(2):
            await api.deliver(api.update(callback_query=press(data, under("Van welke school?"))))
        sent = await api.until_sent(4)
        edited = api.named("editMessageReplyMarkup")
    assert "niet bereikbaar" in sent[2].text
    assert sent[3].text.startswith("⛔ Nee")
    assert [call.buttons[0] for call in edited] == ["✓ ASKO", "ASKO", "✓ ASKO"]


async def test_forgetting_that_failed_is_not_said_to_be_done(bot: Bot, build_dir: Path) -> None:
    rasa, trackers = FakeRasa(), build_dir / "state" / "tracker.sqlite"
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        await api.until_sent(2)
        trackers.write_bytes(b"this is no database at all, whatever its name says")
        for number in (3, 4):
            await api.deliver(api.update(message=private("/vergeet")))
            assert "gewist" not in (await api.until_sent(number))[-1].text
        trackers.unlink()
        await api.deliver(api.update(message=private("/vergeet")))
        assert "gewist" in (await api.until_sent(5))[-1].text
    assert rasa.messages[0]["sender"].encode() not in (build_dir / "state" / "gateway.sqlite").read_bytes()


async def test_who_floods_the_bot_reads_when_to_go_on(bot: Bot) -> None:
    async with bot(FakeRasa()) as api:
        for number in range(32):
            await api.deliver(api.update(message=private(f"vraag {number}")))
            await api.until_sent(number + 2)
    assert "Je stuurt nu te veel berichten achter elkaar." in api.sent[-1].text
