"""Whole conversations: the real SDK on our side, HTTP on loopback, recorded replies of Rasa."""

from pathlib import Path

import pytest

from bot.channels.teams.channel import HOW_TO_ASK, ONLY_TEXT
from knowledge.library import load_library
from tests.bot.channels.replies import every_kind
from tests.bot.channels.teams.conftest import OUR_TOKEN, Bot
from tests.bot.channels.teams.connector import OTHER_TENANT
from tests.bot.fake_rasa import FakeRasa, says

pytestmark = pytest.mark.anyio

KINDS = {name: reply.model_dump(mode="json") for name, reply in every_kind(load_library()).items()}
HELLO = says({"status": "small_talk", "text": "Hallo, ik ben een automatische assistent."})
NO = says(KINDS["answer nee"])
WHICH_SCHOOL = says(KINDS["clarify"])
CONDITION = says(KINDS["condition"])


async def test_a_question_is_answered_with_a_card(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, NO)
    async with bot(rasa) as teams:
        assert await teams.deliver(teams.says("Mag ik vrienden worden met een leerling?")) == 200
        hello, answer = await teams.until_sent(2)
    assert hello.text == "Hallo, ik ben een automatische assistent."
    assert answer.text.startswith("⛔ Nee\nEerst dit.\nDan dat.\nHet is medewerkers niet toegestaan")
    assert "https://protocol.example/protocollen/asko#A.6" in answer.text
    assert answer.conversation == "a:personal"
    assert answer.authorization == f"Bearer {OUR_TOKEN}"
    assert "A.6" in answer.card["fallbackText"]
    assert answer.body["summary"].startswith("⛔ Nee")
    assert rasa.texts == ["Mag ik vrienden worden met een leerling?"]
    assert rasa.messages[0]["metadata"] == {"school": None, "role": None, "channel": "teams"}


async def test_a_submitted_card_is_understood_once_and_replaced_without_losing_anything(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, CONDITION, NO)
    async with bot(rasa) as teams:
        await teams.deliver(teams.says("Mag dat?"))
        question = (await teams.until_sent(2))[1]
        for _ in range(2):
            await teams.deliver(teams.presses(question, "Ja, met een schoolproject"))
        sent = await teams.until_sent(5)
        await teams.settled()
    assert rasa.texts == ["Mag dat?", "/affirm"]
    replaced = sent[2]
    assert replaced.replaces == "m1"
    assert "✓ Ja, met een schoolproject" in replaced.text
    assert "Nee" not in replaced.text.splitlines()
    assert replaced.text.startswith(question.text.split("Ja, met")[0])
    assert len(sent) == 5
    assert "al gekozen" in sent[4].text or "al gekozen" in sent[3].text


async def test_a_thumb_is_thanked_for(bot: Bot, build_dir: Path) -> None:
    async with bot(FakeRasa(HELLO, NO)) as teams:
        await teams.deliver(teams.says("Mag dat?"))
        answer = (await teams.until_sent(2))[1]
        await teams.deliver(teams.presses(answer, "👍"))
        thanks = (await teams.until_sent(3))[2]
    assert thanks.replaces == "m1"
    assert thanks.text.endswith("Dank je wel!")
    assert b"A.6" in (build_dir / "state" / "feedback.sqlite").read_bytes()


async def test_an_installation_is_welcomed_with_what_can_be_asked(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, NO)
    async with bot(rasa) as teams:
        await teams.deliver(teams.activity("installationUpdate", action="add"))
        hello, examples = await teams.until_sent(2)
        await teams.deliver(teams.presses(examples, "Mag ik vrienden worden met een leerling?"))
        await teams.until_sent(4)
    assert "automatische assistent" in hello.text
    assert rasa.texts == ["Mag ik vrienden worden met een leerling?"]


async def test_a_team_learns_how_to_ask(bot: Bot) -> None:
    team = {"conversation": {"id": "19:c@thread.tacv2", "conversationType": "channel"}}
    async with bot(FakeRasa()) as teams:
        await teams.deliver(teams.activity("installationUpdate", action="add", **team))
        sent = await teams.until_sent(2)
    assert sent[1].text == HOW_TO_ASK


async def test_in_a_channel_it_answers_when_mentioned_and_each_person_apart(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        await teams.deliver(teams.in_channel("wie heeft pauze?", mention=False))
        await teams.deliver(teams.in_channel("mag&nbsp;ik filmen &amp; delen?"))
        await teams.deliver(teams.in_channel("en ik?", "29:ander"))
        await teams.deliver(teams.in_channel("en nu?"))
        await teams.until_sent(5)
        await teams.settled()
    texts = {message["message"]: message["sender"] for message in rasa.messages}
    assert set(rasa.texts) == {"mag ik filmen & delen?", "en ik?", "en nu?"}
    assert texts["mag ik filmen & delen?"] == texts["en nu?"] != texts["en ik?"]
    assert {sent.conversation for sent in teams.sent} == {"19:c@thread.tacv2;messageid=1"}


async def test_the_button_of_somebody_else_does_nothing(bot: Bot) -> None:
    rasa = FakeRasa(HELLO, WHICH_SCHOOL)
    async with bot(rasa) as teams:
        await teams.deliver(teams.in_channel("mag dat?"))
        question = (await teams.until_sent(2))[1]
        conversation = teams.in_channel("")["conversation"]
        other = {"from": {"id": "29:ander"}, "conversation": conversation}
        await teams.deliver(teams.presses(question, "ASKO", **other))
        refused = (await teams.until_sent(3))[2]
    assert "iemand anders" in refused.text
    assert rasa.texts == ["mag dat?"]


async def test_the_organisation_presets_the_school(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        await teams.deliver(teams.says("Mag dat?", channelData={"tenant": {"id": OTHER_TENANT.upper()}}))
        await teams.until_sent(2)
    assert rasa.messages[0]["metadata"]["school"] == "konot"


async def test_commands_of_the_menu_work_and_a_cry_for_help_is_no_command(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        for said in ("school", "privacy", "/rol ouder", "help", "vergeet", "wat is privacy"):
            before = len(teams.sent)
            await teams.deliver(teams.says(said))
            await teams.until_sent(before + 1)
            await teams.settled()
    assert rasa.texts == ["ik ben ouder", "help", "wat is privacy"]
    assert any("Teams bewaart" in sent.text for sent in teams.sent)
    assert any("gewist" in sent.text for sent in teams.sent)


async def test_no_name_or_id_of_a_person_is_stored(bot: Bot, build_dir: Path) -> None:
    async with bot(FakeRasa(HELLO, WHICH_SCHOOL)) as teams:
        await teams.deliver(teams.says("Mag dat?"))
        await teams.until_sent(2)
    for file in (build_dir / "state").iterdir():
        for trace in (b"Voornaam", b"29:person", b"a:personal"):
            assert trace not in file.read_bytes()


FILE = {"contentType": "application/vnd.microsoft.teams.file.download.info", "name": "x.pdf", "content": {}}
COPY = {"contentType": "text/html", "content": "<p>Mag dat?</p>"}


async def test_a_file_gets_a_kind_answer_and_words_with_it_are_answered(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        await teams.deliver(teams.says("", attachments=[FILE]))
        assert (await teams.until_sent(1))[0].text == ONLY_TEXT
        await teams.deliver(teams.says("Mag dat?", attachments=[COPY]))
        await teams.until_sent(3)
    assert rasa.texts == ["Mag dat?"]


async def test_reactions_edits_and_comings_and_goings_are_met_with_silence(bot: Bot) -> None:
    rasa = FakeRasa()
    async with bot(rasa) as teams:
        for activity in (
            teams.activity("messageReaction", reactionsAdded=[{"type": "like"}]),
            teams.activity("messageUpdate", text="Mag dat niet?"),
            teams.activity("messageDelete"),
            teams.activity("conversationUpdate", membersAdded=[{"id": "29:x"}]),
            teams.activity("installationUpdate", action="remove"),
            teams.activity("typing"),
            teams.activity("invoke", name="adaptiveCard/action", value={}),
            teams.activity("iets nieuws"),
        ):
            assert await teams.deliver(activity) == 200
        await teams.settled()
    assert not teams.sent
    assert not rasa.messages
