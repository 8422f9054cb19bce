from collections.abc import Callable

import pytest

from actions.answering import Answering
from actions.reply import Asks, Status
from actions.resuming import Resuming
from actions.take_role import TakeRole
from knowledge.library import Library
from tests.actions.conversation import run, tracker
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio
FRIENDS = "Mag ik vrienden worden met een leerling?"


@pytest.fixture
def take_role(answering: Answering, resuming: Resuming, the_library: Callable[[], Library]) -> TakeRole:
    return TakeRole(answering, resuming, the_library)


async def test_the_question_that_waits_is_answered(take_role: TakeRole) -> None:
    waiting = {"school": "tweespan", "pending_question": FRIENDS}
    at = tracker("leraar", intent="inform_role", before=waiting, now={"role": "medewerker"})
    result = await run(take_role, at)
    assert {citation.clause for citation in result.reply.citations} == {"A.7"}
    assert result.slots["pending_question"] is None
    assert result.slots["last_question"] == FRIENDS


async def test_another_role_answers_the_last_question_again(take_role: TakeRole) -> None:
    before = {"school": "oog", "role": "medewerker", "last_question": FRIENDS}
    at = tracker("en als leerling?", intent="inform_role", before=before, now={"role": "leerling"})
    noted, answer = (await run(take_role, at)).replies
    assert noted.text == "Goed, ik antwoord voor een leerling."
    assert {citation.clause for citation in answer.citations} == {"3.2.10"}


async def test_the_school_is_asked_when_that_is_missing_too(take_role: TakeRole) -> None:
    at = tracker(
        "ik ben ouder", intent="inform_role", before={"pending_question": FRIENDS}, now={"role": "ouder"}
    )
    result = await run(take_role, at)
    assert result.reply.asks is Asks.SCHOOL
    assert result.slots == {"asked": "school"}


@pytest.mark.parametrize("role", ["medewerker", "leerling", "ouder"])
async def test_naming_a_role_first_invites_a_question(take_role: TakeRole, role: str) -> None:
    result = await run(take_role, tracker("als …", intent="inform_role", now={"role": role}))
    assert result.reply.status is Status.SMALL_TALK
    assert is_dutch(result.reply.text)


async def test_an_unknown_role_is_asked_for(take_role: TakeRole) -> None:
    result = await run(take_role, tracker("ik ben de koning", intent="inform_role"))
    assert result.reply.asks is Asks.ROLE
