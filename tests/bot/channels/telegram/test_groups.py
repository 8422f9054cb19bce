"""Groups on Telegram: silent unless spoken to, and a conversation for each person."""

import pytest

from bot.channels.telegram.channel import ADD_QUESTION
from tests.bot.channels.telegram.bot_api import BOT, FakeBotApi
from tests.bot.channels.telegram.conftest import Bot
from tests.bot.channels.telegram.people import GROUP, group, press, under
from tests.bot.channels.telegram.test_conversations import HELLO, NO, WHICH_SCHOOL
from tests.bot.fake_rasa import FakeRasa

pytestmark = pytest.mark.anyio

NAME = f"@{BOT['username']}"


async def test_in_a_group_it_answers_only_when_addressed_and_each_person_apart(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        await api.deliver(api.update(message=group("wie heeft er pauze?")))
        await api.deliver(api.update(message=group(f"{NAME} mag ik filmen?", 501)))
        await api.deliver(api.update(message=group("en ik?", 502, reply_to_message=under("Nee", GROUP))))
        await api.deliver(api.update(message=group(f"/help{NAME}", 501)))
        await api.deliver(api.update(message=group("/help@EenAndereBot", 501)))
        await api.until_sent(5)
        await api.settled()
    assert rasa.texts == ["mag ik filmen?", "en ik?", "Wat kun je?"]
    senders = [message["sender"] for message in rasa.messages if message["message"] != "/start"]
    assert senders[0] != senders[1]
    assert senders[0] == senders[2]
    assert all("reply_parameters" in call.values for call in api.sent)


async def test_in_a_group_that_keeps_its_words_private_a_command_asks(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, NO)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=group(f"/vraag{NAME} mag ik <b>filmen</b>\nop het kamp?")))
        await api.until_sent(2)
        await api.deliver(api.update(message=group("/vraag")))
        sent = await api.until_sent(3)
    assert rasa.texts == ["mag ik <b>filmen</b> op het kamp?"]
    assert sent[2].text == ADD_QUESTION


async def test_somebody_else_cannot_press_my_button(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=group(f"{NAME} mag dat?", 501)))
        data = (await api.until_sent(2))[1].data("ASKO")
        await api.deliver(api.update(callback_query=press(data, under("School?", GROUP), person=502)))
        await api.until(lambda: bool(api.named("answerCallbackQuery")))
    assert "iemand anders" in api.named("answerCallbackQuery")[0].values["text"]
    assert rasa.texts == ["mag dat?"]


@pytest.mark.parametrize(
    ("reads_groups", "how"), [(False, f"Begin je vraag met /vraag{NAME}"), (True, f"({NAME})")]
)
async def test_a_group_that_adds_it_learns_how_to_ask(bot: Bot, reads_groups: bool, how: str) -> None:
    async with bot(FakeRasa(), api=FakeBotApi(reads_groups=reads_groups)) as api:
        await api.deliver(api.update(message=group(new_chat_members=[BOT])))
        (hello,) = await api.until_sent(1)
    assert how in hello.text
    assert "antwoord op een bericht van mij" in hello.text
