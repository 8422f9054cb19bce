from collections.abc import Callable

import pytest

from actions.answering import Answering
from actions.reply import Asks, Status
from actions.resuming import Resuming
from actions.take_school import TakeSchool
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from tests.actions.conversation import run, tracker
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio
FRIENDS = "Mag ik vrienden worden met een leerling?"


@pytest.fixture
def take_school(
    answering: Answering,
    resuming: Resuming,
    the_library: Callable[[], Library],
    names: Callable[[], SchoolNames],
) -> TakeSchool:
    return TakeSchool(answering, resuming, the_library, names)


async def test_the_question_that_waits_is_answered(take_school: TakeSchool) -> None:
    waiting = {"pending_question": FRIENDS, "role": "medewerker"}
    at = tracker("de Jozefschool", intent="inform_school", before=waiting, now={"school": "jozef"})
    result = await run(take_school, at)
    assert {citation.school for citation in result.reply.citations} == {"jozef"}
    assert result.slots["pending_question"] is None
    assert result.slots["last_question"] == FRIENDS


async def test_a_button_answers_it_too(take_school: TakeSchool) -> None:
    at = tracker(
        '/inform_school{"school": "asko"}',
        intent="inform_school",
        entities={"school": "asko"},
        before={"pending_question": FRIENDS, "role": "medewerker"},
        now={"school": "asko"},
    )
    assert (await run(take_school, at)).reply.status is Status.ANSWER


async def test_another_school_answers_the_last_question_again_and_says_so(take_school: TakeSchool) -> None:
    before = {"school": "jozef", "role": "medewerker", "last_question": FRIENDS}
    at = tracker("en bij ASKO?", intent="inform_school", before=before, now={"school": "asko"})
    noted, answer = (await run(take_school, at)).replies
    assert noted.text == "Goed, ik kijk nu in het protocol van ASKO."
    assert {citation.school for citation in answer.citations} == {"asko"}


async def test_the_same_school_again_repeats_no_answer(take_school: TakeSchool) -> None:
    before = {"school": "asko", "role": "medewerker", "last_question": FRIENDS}
    result = await run(take_school, tracker("ik zit op de ASKO", intent="inform_school", before=before))
    assert result.reply.status is Status.SMALL_TALK
    assert is_dutch(result.reply.text)


async def test_naming_a_school_first_invites_a_question(take_school: TakeSchool) -> None:
    at = tracker("bij ons in Lemmer", intent="inform_school", now={"school": "tweespan"})
    assert (
        await run(take_school, at)
    ).reply.text == "Goed, ik kijk in het protocol van Tweespan. Wat wil je weten?"


@pytest.mark.parametrize("before", [{}, {"school": "asko", "last_question": FRIENDS}])
async def test_an_unknown_school_is_not_replaced_by_another(
    take_school: TakeSchool, before: dict[str, str]
) -> None:
    result = await run(take_school, tracker("ik zit op de Klimop", intent="inform_school", before=before))
    assert result.reply.asks is Asks.SCHOOL
    assert len(result.reply.choices) == 5
    assert ("ASKO kijken" in result.reply.text) is bool(before)
    assert is_dutch(result.reply.text)


async def test_of_two_schools_one_must_be_chosen(take_school: TakeSchool) -> None:
    at = tracker("ASKO of Konot", intent="inform_school", before={"pending_question": FRIENDS})
    result = await run(take_school, at)
    assert [choice.title for choice in result.reply.choices] == ["ASKO", "Konot"]
    assert result.slots == {"asked": "school"}


@pytest.mark.parametrize(("typed", "school"), [("asco", "ASKO"), ("konnot", "Konot")])
async def test_a_short_name_with_a_slip_is_asked_for_not_taken(
    take_school: TakeSchool, typed: str, school: str
) -> None:
    result = await run(
        take_school, tracker(typed, intent="inform_school", before={"pending_question": FRIENDS})
    )
    assert result.reply.asks is Asks.SCHOOL
    assert school in [choice.title for choice in result.reply.choices]
    assert len(result.reply.choices) < 5


async def test_a_comparison_that_waits_goes_on(take_school: TakeSchool) -> None:
    waiting = {"role": "medewerker", "pending_question": "vergelijk over foto's", "pending_act": "comparison"}
    at = tracker("de Jozefschool", intent="inform_school", before=waiting, now={"school": "jozef"})
    result = await run(take_school, at)
    assert {citation.school for citation in result.reply.citations} == {
        "asko",
        "jozef",
        "konot",
        "oog",
        "tweespan",
    }
