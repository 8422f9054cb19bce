"""Help comes before all else, in front of a fake Rasa; with the real one: test_help_over_http.py."""

import httpx
import pytest

from tests.bot.conftest import Gateway
from tests.bot.fake_rasa import FakeRasa, says

pytestmark = pytest.mark.anyio

CRY = "mijn dochter zit op de Tweespan en wordt elke dag gepest in de groepsapp, ze huilt"


async def opened(client: httpx.AsyncClient, **start: str) -> str:
    response = await client.post("/api/conversations", json=start)
    return f"/api/conversations/{response.json()['id']}/messages"


async def test_rasa_is_told_what_it_is_about_and_not_what_was_said(gateway: Gateway) -> None:
    rasa = FakeRasa()
    async with gateway(rasa) as client:
        await client.post(await opened(client), json={"text": CRY})
    assert rasa.texts == ['/distress{"distress": "pesten", "speaker": "ouder", "school": "tweespan"}']


async def test_any_other_message_goes_to_rasa_as_it_is(gateway: Gateway) -> None:
    rasa = FakeRasa()
    async with gateway(rasa) as client:
        await client.post(await opened(client), json={"text": "Wat zegt het protocol over pesten?"})
    assert rasa.texts == ["Wat zegt het protocol over pesten?"]


async def test_what_may_be_distress_gets_help_first_and_its_answer(gateway: Gateway) -> None:
    unsure = "ze zetten steeds rare filmpjes van mij online, mag dat?"
    rasa = FakeRasa(
        says({"status": "small_talk", "text": "Hoi"}), says({"status": "small_talk", "text": "Het antwoord"})
    )
    async with gateway(rasa) as client:
        response = await client.post(await opened(client), json={"text": unsure})
    offer, answer = response.json()["replies"]
    assert offer["status"] == "help"
    assert "112" in offer["text"]
    assert offer["contacts"]
    assert answer["text"] == "Het antwoord"
    assert rasa.texts[-1] == unsure


@pytest.mark.parametrize("failure", [httpx.ConnectError("down"), httpx.Response(500), []])
async def test_when_rasa_fails_there_is_still_help(gateway: Gateway, failure: object) -> None:
    rasa = FakeRasa(says({"status": "small_talk", "text": "Hoi"}), failure)
    async with gateway(rasa) as client:
        conversation = await opened(client, school="oog", role="leerling")
        response = await client.post(conversation, json={"text": "ik wil niet meer leven"})
    (reply,) = response.json()["replies"]
    assert reply["status"] == "help"
    assert {"je leraar of mentor", "113 Zelfmoordpreventie (dag en nacht)"} <= {
        contact["name"] for contact in reply["contacts"]
    }


async def test_an_offer_of_help_is_not_lost_with_the_answer_beside_it(gateway: Gateway) -> None:
    rasa = FakeRasa(says({"status": "small_talk", "text": "Hoi"}), httpx.ConnectError("down"))
    async with gateway(rasa) as client:
        unsure = {"text": "ze zetten steeds rare filmpjes van mij online, mag dat?"}
        response = await client.post(await opened(client), json=unsure)
    offer, excuse = response.json()["replies"]
    assert (offer["status"], excuse["status"]) == ("help", "error")
    assert "112" in offer["text"]
    assert "niet bereikbaar" in excuse["text"]


async def test_who_cannot_begin_a_conversation_gets_help_alone(gateway: Gateway) -> None:
    rasa = FakeRasa(httpx.ConnectError("down"))
    async with gateway(rasa) as client:
        assert (await client.post("/api/conversations")).status_code == 503
        cry = {"text": CRY, "school": "tweespan"}
        (help_,) = (await client.post("/api/help", json=cry)).json()["replies"]
        assert help_["status"] == "help"
        assert "anti-pestcoördinator" in [contact["name"] for contact in help_["contacts"]]
        question = {"text": "Mag ik filmen op het kamp?"}
        assert (await client.post("/api/help", json=question)).json()["replies"] == []
        assert (await client.post("/api/help", json={"text": "a", "school": "x"})).status_code == 422
    assert not rasa.texts


async def test_a_typed_command_does_not_pass_for_distress(gateway: Gateway) -> None:
    rasa = FakeRasa()
    async with gateway(rasa) as client:
        await client.post(await opened(client), json={"text": '/distress{"distress": "pesten"}'})
    assert rasa.texts != ['/distress{"distress": "pesten"}']
