from collections.abc import Callable
from typing import Any

import pytest

from actions.slots import FillSlots
from knowledge.mentions import SchoolNames
from tests.actions.conversation import run, tracker

pytestmark = pytest.mark.anyio
Names = Callable[[], SchoolNames]


async def slots_after(names: Names, text: str, **state: Any) -> dict[str, str | None]:
    return (await run(FillSlots(names), tracker(text, **state))).slots


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
        "naming": "school",
    }


async def test_a_button_with_an_unknown_key_changes_nothing(names: Names) -> None:
    chosen = {"entities": {"role": "koning"}, "intent": "inform_role", "before": {"role": "ouder"}}
    assert await slots_after(names, '/inform_role{"role": "koning"}', **chosen) == {"naming": "role"}


async def test_a_question_may_name_school_and_role(names: Names) -> None:
    heard = await slots_after(names, "Ik ben juf bij Konot, mag ik appen met een vader?")
    assert heard == {"school": "konot", "role": "medewerker"}


async def test_school_and_role_are_kept_when_nothing_is_said_of_them(names: Names) -> None:
    assert await slots_after(names, "mag dat?", before={"school": "asko", "role": "ouder"}) == {}


async def test_a_message_that_only_names_is_marked_for_that_turn(names: Names) -> None:
    assert await slots_after(names, "en bij ASKO?") == {"school": "asko", "naming": "school"}
    assert await slots_after(names, "mag dat?", before={"school": "asko", "naming": "school"}) == {
        "naming": None
    }


async def test_two_schools_at_once_leave_no_school(names: Names) -> None:
    assert await slots_after(names, "verschil tussen ASKO en Konot?", before={"school": "oog"}) == {
        "school": None
    }


async def test_what_people_say_of_themselves_outweighs_what_is_known(names: Names) -> None:
    assert await slots_after(names, "ik ben leraar", before={"role": "ouder"}) == {
        "role": "medewerker",
        "naming": "role",
    }


async def test_what_words_imply_does_not(names: Names) -> None:
    assert await slots_after(names, "mijn zoon is gefilmd", before={"role": "medewerker"}) == {}
    assert await slots_after(names, "mijn zoon is gefilmd") == {"role": "ouder"}
