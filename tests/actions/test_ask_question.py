from collections.abc import Callable

import pytest

from actions.answering import Answering
from actions.ask_question import AnswerQuestion, AskSchool
from actions.reply import Asks, Status
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from tests.actions.conversation import run, tracker
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio
FRIENDS = "Mag ik vrienden worden met een leerling?"


async def test_a_question_is_answered_from_the_known_school(
    answering: Answering, the_library: Callable[[], Library]
) -> None:
    state = {"school": "asko", "role": "medewerker", "pending_question": "iets ouds"}
    result = await run(AnswerQuestion(answering, the_library), tracker(FRIENDS, before=state))
    assert {citation.school for citation in result.reply.citations} == {"asko"}
    assert result.slots == {"pending_question": None, "last_question": FRIENDS}


async def test_the_role_is_asked_when_the_answer_hangs_on_it(
    answering: Answering, the_library: Callable[[], Library]
) -> None:
    result = await run(AnswerQuestion(answering, the_library), tracker(FRIENDS, before={"school": "oog"}))
    assert result.reply.asks is Asks.ROLE
    assert result.reply.choices[0].value == '/inform_role{"role": "medewerker"}'
    assert result.slots == {"pending_question": FRIENDS}
    assert is_dutch(result.reply.text)


async def test_a_question_that_changes_the_school_says_so(
    answering: Answering, the_library: Callable[[], Library]
) -> None:
    at = tracker(
        "Mag ik bij Konot filmen in de klas?",
        before={"school": "asko", "role": "medewerker"},
        now={"school": "konot"},
    )
    noted, answer = (await run(AnswerQuestion(answering, the_library), at)).replies
    assert noted.text == "Ik kijk nu in het protocol van Konot."
    assert {citation.school for citation in (*answer.citations, *answer.related)} == {"konot"}


async def test_without_a_school_nothing_is_answered(
    answering: Answering, the_library: Callable[[], Library]
) -> None:
    result = await run(AnswerQuestion(answering, the_library), tracker(FRIENDS))
    assert result.reply.status is Status.ERROR


async def test_the_school_is_asked_with_a_button_for_each_and_the_question_is_kept(
    the_library: Callable[[], Library], names: Callable[[], SchoolNames], library: Library
) -> None:
    result = await run(AskSchool(the_library, names), tracker(FRIENDS))
    assert result.reply.asks is Asks.SCHOOL
    assert [choice.title for choice in result.reply.choices] == [
        protocol.organisation for protocol in library
    ]
    assert result.reply.choices[0].value == '/inform_school{"school": "asko"}'
    assert result.slots == {"pending_question": FRIENDS}
    assert is_dutch(result.reply.text)


async def test_when_two_schools_are_named_only_those_are_offered(
    the_library: Callable[[], Library], names: Callable[[], SchoolNames]
) -> None:
    result = await run(AskSchool(the_library, names), tracker("Wat is het verschil tussen ASKO en Konot?"))
    assert [choice.title for choice in result.reply.choices] == ["ASKO", "Konot"]
    assert is_dutch(result.reply.text)
