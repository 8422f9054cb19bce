from collections.abc import Callable
from typing import Any

import pytest

from actions.slots import FillSlots
from knowledge.hearing import Listener
from tests.actions.conversation import run, tracker

pytestmark = pytest.mark.anyio
ListenerOf = Callable[[], Listener]
QUESTION = "Mag ik vrienden worden met een leerling?"


async def slots_after(listener: ListenerOf, text: str, **state: Any) -> dict[str, str | None]:
    return (await run(FillSlots(listener), tracker(text, **state))).slots


async def test_the_channel_may_know_school_and_role_at_the_start(listener: ListenerOf) -> None:
    metadata = {"school": "asko", "role": "ouder", "channel": "web"}
    assert await slots_after(listener, "/start", intent="start", metadata=metadata) == {
        "school": "asko",
        "own_school": "asko",
        "role": "ouder",
        "heard": "start",
    }


async def test_what_the_channel_cannot_know_stays_empty(listener: ListenerOf) -> None:
    metadata = {"school": "elders", "role": None, "channel": "web"}
    assert await slots_after(listener, "/start", intent="start", metadata=metadata) == {"heard": "start"}


async def test_only_the_start_reads_what_the_channel_says(listener: ListenerOf) -> None:
    heard = await slots_after(listener, QUESTION, metadata={"school": "konot"})
    assert "school" not in heard


async def test_a_button_is_certain(listener: ListenerOf) -> None:
    chosen = {"entities": {"school": "oog"}, "intent": "inform_school"}
    assert await slots_after(listener, '/inform_school{"school": "oog"}', **chosen) == {
        "school": "oog",
        "own_school": "oog",
        "heard": "school",
    }


async def test_a_button_with_an_unknown_key_changes_nothing(listener: ListenerOf) -> None:
    chosen = {"entities": {"role": "koning"}, "intent": "inform_role", "before": {"role": "ouder"}}
    assert await slots_after(listener, '/inform_role{"role": "koning"}', **chosen) == {"heard": "role"}


async def test_a_question_may_name_school_and_role(listener: ListenerOf) -> None:
    heard = await slots_after(listener, "Ik ben juf bij Konot, mag ik appen met een vader?")
    assert heard == {
        "school": "konot",
        "own_school": "konot",
        "role": "medewerker",
        "heard": "question",
    }


async def test_school_and_role_are_kept_when_nothing_is_said_of_them(listener: ListenerOf) -> None:
    before = {"school": "asko", "own_school": "asko", "role": "ouder"}
    assert await slots_after(listener, QUESTION, before=before) == {"heard": "question"}


async def test_schools_that_are_compared_leave_that_of_the_conversation(listener: ListenerOf) -> None:
    heard = await slots_after(
        listener,
        "verschil tussen ASKO en Konot over foto's?",
        intent="compare_schools",
        before={"school": "oog", "own_school": "oog"},
    )
    assert heard == {"heard": "comparison"}


@pytest.mark.parametrize("text", ["en bij ons?", "mag dat bij ons op school dan wel?"])
async def test_after_another_school_the_own_one_is_meant_by_ours(listener: ListenerOf, text: str) -> None:
    before = {"school": "konot", "own_school": "asko", "role": "medewerker", "last_question": QUESTION}
    assert (await slots_after(listener, text, before=before))["school"] == "asko"


async def test_another_school_does_not_become_the_own_one_by_being_named(listener: ListenerOf) -> None:
    before = {"school": "asko", "own_school": "asko", "role": "medewerker", "last_question": QUESTION}
    heard = await slots_after(listener, "en bij Konot?", intent="inform_school", before=before)
    assert heard == {"school": "konot", "heard": "school"}
    claimed = await slots_after(listener, "ik zit op Konot", intent="inform_school", before=before)
    assert claimed["own_school"] == "konot"


async def test_what_people_say_of_themselves_outweighs_what_is_known(listener: ListenerOf) -> None:
    assert await slots_after(listener, "ik ben leraar", before={"role": "ouder"}) == {
        "role": "medewerker",
        "heard": "role",
    }


async def test_what_words_imply_does_not(listener: ListenerOf) -> None:
    text = "mijn zoon is gefilmd in de klas, mag dat op instagram"
    assert await slots_after(listener, text, before={"role": "medewerker"}) == {"heard": "question"}
    assert await slots_after(listener, text) == {"role": "ouder", "heard": "question"}


async def test_the_conduct_of_others_does_not_change_who_asks(listener: ListenerOf) -> None:
    before = {"school": "asko", "own_school": "asko", "role": "medewerker", "last_question": QUESTION}
    assert await slots_after(listener, "en voor ouders?", intent="inform_role", before=before) == {
        "heard": "follow_up"
    }


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("juf en vader fb vrienden ok?", "inform_role", 0.9),
        ("moet ik die vid van de gymzaal wissen omdat de meester dat zegt", "out_of_scope", 0.8),
        ("retweet = mijn probleem?", "nlu_fallback", 0.5),
    ],
)
async def test_a_question_that_was_taken_for_something_else_is_heard(
    listener: ListenerOf, text: str, intent: str, confidence: float
) -> None:
    heard = await slots_after(listener, text, intent=intent, confidence=confidence)
    assert heard["heard"] == "question"


@pytest.mark.parametrize(
    ("text", "intent", "act"),
    [
        ("ja dat klopt", "affirm", "not_understood"),
        ("ik zit in groep 8", "inform_role", "role"),
        ("hallo allemaal", "greet", "greet"),
        ("welk fruit moet mee op fruitdag?", "out_of_scope", "off_topic"),
    ],
)
async def test_what_says_nothing_of_a_topic_is_not_looked_up(
    listener: ListenerOf, text: str, intent: str, act: str
) -> None:
    assert (await slots_after(listener, text, intent=intent))["heard"] == act


async def test_once_something_is_understood_the_misses_are_forgotten(listener: ListenerOf) -> None:
    before = {"school": "asko", "misses": "2"}
    assert (await slots_after(listener, QUESTION, before=before))["misses"] is None
    assert "misses" not in await slots_after(listener, "asdf qwer", intent="nlu_fallback", before=before)
