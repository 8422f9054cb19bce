"""What goes wrong between us and Teams, and what comes twice or while another is answered."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from starlette.responses import Response

from bot.channels.teams.channel import SOMETHING_WRONG
from tests.bot.channels.conftest import removed
from tests.bot.channels.teams.conftest import Bot
from tests.bot.channels.teams.test_conversations import HELLO, NO, WHICH_SCHOOL
from tests.bot.fake_rasa import FakeRasa, says

pytestmark = pytest.mark.anyio


async def test_an_activity_that_comes_twice_is_answered_once(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        activity = teams.says("Mag dat?")
        for _ in range(3):
            await teams.deliver(activity)
        await teams.until_sent(2)
        await teams.settled()
    assert rasa.texts == ["Mag dat?"]
    assert len(teams.sent) == 2


async def test_an_activity_that_comes_again_after_a_restart_is_not_answered_again(bot: Bot) -> None:
    rasa = FakeRasa()
    for number in (1, 2):
        async with bot(rasa) as teams:
            await teams.deliver(teams.says("Mag dat?", id="always the same"))
            if number == 1:
                await teams.until_sent(2)
            await teams.settled()
    assert not teams.sent
    assert rasa.texts == ["Mag dat?"]


async def test_messages_of_one_person_are_answered_in_order_and_typing_is_shown(bot: Bot) -> None:
    rasa = FakeRasa()
    rasa.before_answer = lambda: asyncio.sleep(0.5)
    async with bot(rasa) as teams:
        for number in range(4):
            await teams.deliver(teams.says(f"vraag {number}"))
        await teams.until_sent(5)
    assert rasa.texts == [f"vraag {number}" for number in range(4)]
    assert teams.typing


async def test_what_microsoft_asks_to_send_again_is_sent_again(bot: Bot) -> None:
    async with bot(FakeRasa()) as teams:
        teams.faults = [Response(status_code=429, headers={"Retry-After": "1"}), Response(status_code=502)]
        await teams.deliver(teams.says("Mag dat?"))
        await teams.until_sent(2)
    assert teams.tried == 4


async def test_a_person_who_removed_the_bot_is_forgotten_and_others_are_served(
    bot: Bot, build_dir: Path
) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        teams.faults = [Response(status_code=403)]
        await teams.deliver(teams.says("Mag dat?"))
        await teams.until(lambda: teams.tried == 1)
        await teams.settled()
        await teams.deliver(teams.in_channel("mag dat?"))
        await teams.until_sent(2)
    assert rasa.messages[0]["sender"].encode() not in (build_dir / "state" / "gateway.sqlite").read_bytes()


async def test_a_failure_that_nobody_foresaw_is_said_in_dutch(bot: Bot, build_dir: Path) -> None:
    rasa = FakeRasa(HELLO, NO)
    async with bot(rasa) as teams:
        await teams.deliver(teams.says("Mag dat?"))
        answer = (await teams.until_sent(2))[1]
        with closing(sqlite3.connect(build_dir / "state" / "gateway.sqlite")) as connection, connection:
            connection.execute("UPDATE channel_offer SET reply = '{}'")
        await teams.deliver(teams.presses(answer, "👍"))
        sent = await teams.until_sent(3)
    assert sent[2].text == SOMETHING_WRONG


async def test_an_assistant_that_is_away_is_said_in_dutch(bot: Bot) -> None:
    async with bot(FakeRasa(HELLO, [], NO)) as teams:
        await teams.deliver(teams.says("Mag dat?"))
        await teams.until_sent(2)
        await teams.deliver(teams.says("En nu?"))
        sent = await teams.until_sent(3)
    assert "niet bereikbaar" in sent[1].text
    assert sent[2].text.startswith("⛔ Nee")


async def test_a_conversation_that_was_removed_elsewhere_goes_on_as_a_new_one(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL, HELLO, NO)
    async with bot(rasa) as teams:
        await teams.deliver(teams.says("Mag dat?"))
        question = (await teams.until_sent(2))[1]
        await removed(teams.gateway, rasa.messages[0]["sender"])
        await teams.deliver(teams.presses(question, "ASKO"))
        await teams.deliver(teams.says("Mag het op school?"))
        sent = await teams.until_sent(5)
        await teams.settled()
    assert "werkt niet meer" in sent[2].text
    assert sent[3].text == HELLO[0]["custom"]["text"]
    assert sent[4].text.startswith("⛔ Nee")
    assert len(sent) == 5
    assert rasa.texts == ["Mag dat?", "Mag het op school?"]
    assert rasa.messages[0]["sender"] != rasa.messages[-1]["sender"]


async def test_after_the_last_reply_of_a_conversation_the_next_message_opens_a_new_one(bot: Bot) -> None:
    goodbye = says({"status": "small_talk", "text": "Ik heb dit gesprek gewist.", "final": True})
    rasa = FakeRasa(HELLO, goodbye, HELLO, NO)
    async with bot(rasa) as teams:
        await teams.deliver(teams.says("Vergeet dit gesprek"))
        assert (await teams.until_sent(2))[1].text == "Ik heb dit gesprek gewist."
        await teams.deliver(teams.says("Mag dat?"))
        sent = await teams.until_sent(4)
    assert sent[2].text == HELLO[0]["custom"]["text"]
    assert sent[3].text.startswith("⛔ Nee")
    assert rasa.messages[0]["sender"] != rasa.messages[-1]["sender"]
