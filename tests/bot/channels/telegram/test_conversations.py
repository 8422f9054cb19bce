"""Whole conversations: the real library on our side, HTTP on loopback, recorded replies of Rasa."""

from pathlib import Path

import httpx
import pytest

from bot.channels.telegram.channel import ONLY_CAPTION, ONLY_TEXT
from bot.channels.telegram.running import SECRET_HEADER, WEBHOOK
from knowledge.library import load_library
from tests.bot.channels.replies import every_kind
from tests.bot.channels.telegram.bot_api import TOKEN
from tests.bot.channels.telegram.conftest import Bot
from tests.bot.channels.telegram.people import PRIVATE, group, press, private, under, user
from tests.bot.fake_rasa import FakeRasa, says

pytestmark = pytest.mark.anyio

KINDS = {name: reply.model_dump(mode="json") for name, reply in every_kind(load_library()).items()}
HELLO = says({"status": "small_talk", "text": "Hallo, ik ben een automatische assistent."})
NO = says(KINDS["answer nee"])
WHICH_SCHOOL = says(KINDS["clarify"])


async def test_a_question_is_answered_with_verdict_quote_place_and_link(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, NO)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Mag ik vrienden worden met een leerling?")))
        hello, answer = await api.until_sent(2)
    assert hello.text == "Hallo, ik ben een automatische assistent."
    assert answer.text.startswith("⛔ Nee\n\nEerst dit.\n\nDan dat.\n\nHet is medewerkers niet toegestaan")
    assert "— ASKO: Protocol Sociale Media ASKO (26 maart 2018)" in answer.text
    assert 'href="https://protocol.example/protocollen/asko#A.6"' in answer.values["text"]
    assert answer.values["parse_mode"] == "HTML"
    assert answer.values["chat_id"] == str(PRIVATE)
    assert answer.values["link_preview_options"] == {"is_disabled": True}
    assert answer.buttons == ["👍", "👎"]
    assert rasa.texts == ["Mag ik vrienden worden met een leerling?"]


async def test_a_choice_is_taken_once_and_shown_as_taken(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL, NO)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        data = (await api.until_sent(2))[1].data("ASKO")
        for _ in range(2):
            await api.deliver(api.update(callback_query=press(data, under("Van welke school?"))))
        await api.until_sent(3)
        await api.settled()
        answered, edited = api.named("answerCallbackQuery"), api.named("editMessageReplyMarkup")
    assert rasa.texts == ["Mag dat?", '/inform_school{"school": "asko"}']
    assert len(api.sent) == 3
    assert [call.buttons for call in edited] == [["✓ ASKO"]]
    assert edited[0].values["message_id"] == "77"
    assert [call.values.get("text") for call in answered] == [None, "Je hebt hier al gekozen."]


async def test_a_thumb_is_kept_without_the_person(bot: Bot, build_dir: Path) -> None:
    async with bot(FakeRasa(HELLO, NO)) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        answer = (await api.until_sent(2))[1]
        await api.deliver(api.update(callback_query=press(answer.data("👎"), under(answer.text))))
        await api.until(lambda: bool(api.named("editMessageReplyMarkup")))
    assert api.named("editMessageReplyMarkup")[0].buttons == ["Dank je wel!"]
    kept = (build_dir / "state" / "feedback.sqlite").read_bytes()
    assert b"answer" in kept
    assert b"A.6" in kept
    assert str(PRIVATE).encode() not in kept


async def test_a_link_presets_the_school_and_an_unknown_school_does_no_harm(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("/start asko")))
        await api.until_sent(1)
        await api.deliver(api.update(message=private("/start bestaatniet")))
        await api.until_sent(2)
    assert [message["metadata"]["school"] for message in rasa.messages] == ["asko", None]
    assert rasa.messages[0]["metadata"]["channel"] == "telegram"
    assert rasa.messages[0]["sender"] != rasa.messages[1]["sender"]


async def test_the_commands_are_the_menu_and_each_answers(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        menu = [command["command"] for command in api.named("setMyCommands")[0].values["commands"]]
        for name in menu:
            before = len(api.sent)
            await api.deliver(api.update(message=private(f"/{name}")))
            await api.until_sent(before + 1)
            await api.settled()
        school = next(call for call in api.sent if "ASKO" in call.buttons)
        await api.deliver(api.update(message=private("/school konot")))
        await api.until(lambda: "konot" in rasa.texts)
    assert menu == [
        "start",
        "vraag",
        "school",
        "rol",
        "onderwerpen",
        "vergelijk",
        "privacy",
        "vergeet",
        "help",
    ]
    assert len(school.buttons) == 5
    privacy = next(call.text for call in api.sent if "hoogstens 24 uur" in call.text)
    assert "/vergeet" in privacy
    assert "Telegram bewaart" in privacy


async def test_forgetting_removes_every_trace(bot: Bot, build_dir: Path) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL)
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("Mag dat?")))
        data = (await api.until_sent(2))[1].data("ASKO")
        await api.deliver(api.update(message=private("/vergeet")))
        assert "gewist" in (await api.until_sent(3))[2].text
        await api.deliver(api.update(callback_query=press(data, under("Van welke school?"))))
        await api.until(lambda: bool(api.named("answerCallbackQuery")))
    assert "werkt niet meer" in api.named("answerCallbackQuery")[0].values["text"]
    kept = (build_dir / "state" / "gateway.sqlite").read_bytes()
    assert rasa.messages[0]["sender"].encode() not in kept
    assert b"Van welke school" not in kept


async def test_no_id_or_name_of_a_person_is_stored(bot: Bot, build_dir: Path) -> None:
    person = user(987654321, first_name="Voornaam", username="voornaam_a")
    async with bot(FakeRasa(HELLO, WHICH_SCHOOL)) as api:
        message = private("Mag dat?", 987654321) | {"from": person}
        await api.deliver(api.update(message=message))
        await api.until_sent(2)
    for file in (build_dir / "state").iterdir():
        assert b"987654321" not in file.read_bytes()
        assert b"oornaam" not in file.read_bytes()


PHOTO = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
WORDLESS = {
    "photo": {"photo": PHOTO},
    "voice": {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 1}},
    "location": {"location": {"latitude": 1.0, "longitude": 1.0}},
    "sticker": {
        "sticker": {
            "file_id": "1",
            "file_unique_id": "1",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    },
    "contact": {"contact": {"phone_number": "1", "first_name": "x"}},
    "dice": {"dice": {"emoji": "🎲", "value": 1}},
}


@pytest.mark.parametrize("kind", WORDLESS)
async def test_what_cannot_be_read_gets_a_kind_answer_in_private_and_none_in_a_group(
    bot: Bot, kind: str
) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        await api.deliver(api.update(message=group(**WORDLESS[kind])))
        await api.deliver(api.update(message=private(**WORDLESS[kind])))
        await api.until_sent(1)
        await api.settled()
    assert [call.text for call in api.sent] == [ONLY_TEXT]
    assert not rasa.messages


async def test_the_words_under_a_picture_are_answered(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private(photo=PHOTO, caption="mag deze foto?")))
        sent = await api.until_sent(3)
    assert sent[0].text == ONLY_CAPTION
    assert rasa.texts == ["mag deze foto?"]


async def test_edits_joins_channels_and_bots_are_met_with_silence(bot: Bot) -> None:
    rasa = FakeRasa()
    message = private("Mag dat?")
    async with bot(rasa) as api:
        await api.deliver(api.update(edited_message=message | {"edit_date": 2}))
        await api.deliver(api.update(message=group(new_chat_members=[user(9)])))
        await api.deliver(api.update(message=group(left_chat_member=user(9))))
        await api.deliver(api.update(channel_post=message | {"chat": {"id": -5, "type": "channel"}}))
        await api.deliver(api.update(message=private("hallo") | {"from": user(8, is_bot=True)}))
        await api.deliver(api.update(my_poll_of_the_future={}))
        await api.deliver({"update_id": 4711, "message": {"what": "no message at all"}})
        await api.settled()
    assert not api.sent
    assert not rasa.messages


@pytest.mark.parametrize("secret", ["", "verkeerd", "é"])
async def test_only_telegram_may_deliver(bot: Bot, secret: str) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        async with httpx.AsyncClient(trust_env=False) as client:
            headers = {SECRET_HEADER: secret.encode()}
            answer = await client.post(api.gateway + WEBHOOK, json=api.update(), headers=headers)
        await api.settled()
    assert answer.status_code == 401
    assert not rasa.messages


async def test_the_secret_that_telegram_gets_is_not_the_token(bot: Bot) -> None:
    async with bot(FakeRasa()) as api:
        assert api.webhook["url"] == f"https://protocol.example{WEBHOOK}"
        assert len(api.webhook["secret_token"]) == 64
        assert TOKEN not in api.webhook["secret_token"]
        assert api.webhook["allowed_updates"] == ["message", "callback_query"]


@pytest.mark.parametrize("command", ["help", "privacy", "onderwerpen", "vergelijk", "rol", "start", "vraag"])
async def test_a_cry_for_help_behind_a_command_is_heard(bot: Bot, command: str) -> None:
    async with bot(FakeRasa()) as api:
        await api.deliver(api.update(message=private(f"/{command} ik wil niet meer leven")))
        await api.until(lambda: any("113" in sent.text for sent in api.sent))


async def test_words_behind_help_are_a_question(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as api:
        await api.deliver(api.update(message=private("/help mag ik filmen op het kamp?")))
        await api.until_sent(2)
    assert rasa.texts == ["mag ik filmen op het kamp?"]
