from collections.abc import Callable
from typing import Any

import pytest

from actions.slots import FillSlots
from knowledge.advisor import Advisor
from knowledge.mentions import SchoolNames
from knowledge.question import Question
from tests.actions.conversation import run, tracker

pytestmark = pytest.mark.anyio
Names = Callable[[], SchoolNames]


async def slots_after(names: Names, text: str, **state: Any) -> dict[str, str | None]:
    return (await run(FillSlots(names, lambda text: False), tracker(text, **state))).slots


async def test_the_channel_may_know_school_and_role_at_the_start(names: Names) -> None:
    metadata = {"school": "asko", "role": "ouder", "channel": "web"}
    assert await slots_after(names, "/start", intent="start", metadata=metadata) == {
        "school": "asko",
        "role": "ouder",
    }


async def test_what_the_channel_cannot_know_stays_empty(names: Names) -> None:
    metadata = {"school": "elders", "role": None, "channel": "web"}
    assert await slots_after(names, "/start", intent="start", metadata=metadata) == {}


async def test_only_the_start_reads_what_the_channel_says(names: Names) -> None:
    assert await slots_after(names, "mag dat?", metadata={"school": "konot"}) == {}


async def test_a_button_is_certain(names: Names) -> None:
    chosen = {"entities": {"school": "oog"}, "intent": "inform_school"}
    assert await slots_after(names, '/inform_school{"school": "oog"}', **chosen) == {
        "school": "oog",
        "heard": "school",
    }


async def test_a_button_with_an_unknown_key_changes_nothing(names: Names) -> None:
    chosen = {"entities": {"role": "koning"}, "intent": "inform_role", "before": {"role": "ouder"}}
    assert await slots_after(names, '/inform_role{"role": "koning"}', **chosen) == {"heard": "role"}


async def test_a_question_may_name_school_and_role(names: Names) -> None:
    heard = await slots_after(names, "Ik ben juf bij Konot, mag ik appen met een vader?")
    assert heard == {"school": "konot", "role": "medewerker"}


async def test_school_and_role_are_kept_when_nothing_is_said_of_them(names: Names) -> None:
    assert await slots_after(names, "mag dat?", before={"school": "asko", "role": "ouder"}) == {}


async def test_a_message_that_only_names_is_marked_for_that_turn(names: Names) -> None:
    assert await slots_after(names, "en bij ASKO?") == {"school": "asko", "heard": "school"}
    assert await slots_after(names, "mag dat?", before={"school": "asko", "heard": "school"}) == {
        "heard": None
    }


async def test_two_schools_at_once_leave_no_school(names: Names) -> None:
    assert await slots_after(names, "verschil tussen ASKO en Konot?", before={"school": "oog"}) == {
        "school": None
    }


async def test_what_people_say_of_themselves_outweighs_what_is_known(names: Names) -> None:
    assert await slots_after(names, "ik ben leraar", before={"role": "ouder"}) == {
        "role": "medewerker",
        "heard": "role",
    }


async def test_what_words_imply_does_not(names: Names) -> None:
    assert await slots_after(names, "mijn zoon is gefilmd", before={"role": "medewerker"}) == {}
    assert await slots_after(names, "mijn zoon is gefilmd") == {"role": "ouder"}


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("juf en vader fb vrienden ok?", "inform_role", 0.9),
        ("moet ik die vid van de gymzaal wissen omdat de meester dat zegt", "out_of_scope", 0.8),
        ("retweet = mijn probleem?", "nlu_fallback", 0.5),
    ],
)
async def test_a_question_that_was_taken_for_something_else_is_heard(
    names: Names, advisor: Advisor, text: str, intent: str, confidence: float
) -> None:
    def is_on_topic(text: str) -> bool:
        return advisor.rule(Question(text, "asko")).topic is not None

    at = tracker(text, intent=intent, confidence=confidence)
    assert (await run(FillSlots(names, is_on_topic), at)).slots == {"heard": "question"}


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("ja dat klopt", "nlu_fallback", 0.98),
        ("ik zit in groep 8", "inform_role", 0.9),
        ("hallo allemaal", "greet", 0.6),
    ],
)
async def test_what_says_nothing_of_a_topic_is_not_looked_up(
    names: Names, text: str, intent: str, confidence: float
) -> None:
    at = tracker(text, intent=intent, confidence=confidence)
    assert "heard" not in (await run(FillSlots(names, lambda text: True), at)).slots


async def test_what_is_about_no_topic_stays_out_of_scope(names: Names, advisor: Advisor) -> None:
    at = tracker("welk fruit moet mee op fruitdag?", intent="out_of_scope")
    action = FillSlots(names, lambda text: advisor.rule(Question(text, "asko")).topic is not None)
    assert (await run(action, at)).slots == {}
