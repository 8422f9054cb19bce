from collections.abc import Callable

import pytest

from actions.ask_question import AnswerQuestion, AskSchool
from actions.reply import Asks, Status
from actions.resuming import Resuming
from knowledge.library import Library
from knowledge.mentions import SchoolNames
from tests.actions.conversation import run, tracker
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio
FRIENDS = "Mag ik vrienden worden met een leerling?"


async def test_a_question_is_answered_from_the_known_school(
    resuming: Resuming, the_library: Callable[[], Library]
) -> None:
    state = {"school": "asko", "role": "medewerker", "pending_question": "iets ouds"}
    result = await run(AnswerQuestion(resuming, the_library), tracker(FRIENDS, before=state))
    assert {citation.school for citation in result.reply.citations} == {"asko"}
    assert result.slots["pending_question"] is None
    assert result.slots["last_question"] == FRIENDS
    assert result.slots["last_ruled_topic"] == "vrienden-medewerker-met-leerling"
    assert result.slots["asked"] == "condition"


async def test_the_role_is_asked_when_the_answer_hangs_on_it(
    resuming: Resuming, the_library: Callable[[], Library]
) -> None:
    result = await run(AnswerQuestion(resuming, the_library), tracker(FRIENDS, before={"school": "oog"}))
    assert result.reply.asks is Asks.ROLE
    assert result.reply.choices[0].value == '/inform_role{"role": "medewerker"}'
    assert result.slots["pending_question"] == FRIENDS
    assert result.slots["asked"] == "role"
    assert is_dutch(result.reply.text)


async def test_a_question_that_changes_the_school_says_so(
    resuming: Resuming, the_library: Callable[[], Library]
) -> None:
    at = tracker(
        "Mag ik bij Konot filmen in de klas?",
        before={"school": "asko", "role": "medewerker"},
        now={"school": "konot"},
    )
    noted, answer = (await run(AnswerQuestion(resuming, the_library), at)).replies
    assert noted.text == "Ik kijk nu in het protocol van Konot."
    assert {citation.school for citation in (*answer.citations, *answer.related)} == {"konot"}


async def test_without_a_school_nothing_is_answered(
    resuming: Resuming, the_library: Callable[[], Library]
) -> None:
    result = await run(AnswerQuestion(resuming, the_library), tracker(FRIENDS))
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
    assert result.slots["pending_question"] == FRIENDS
    assert result.slots["asked"] == "school"
    assert is_dutch(result.reply.text)


async def test_when_two_schools_are_named_only_those_are_offered(
    the_library: Callable[[], Library], names: Callable[[], SchoolNames]
) -> None:
    result = await run(AskSchool(the_library, names), tracker("Wat is het verschil tussen ASKO en Konot?"))
    assert [choice.title for choice in result.reply.choices] == ["ASKO", "Konot"]
    assert is_dutch(result.reply.text)


async def test_a_chosen_question_is_answered_on_its_topic(
    resuming: Resuming, the_library: Callable[[], Library]
) -> None:
    at = tracker(
        '/ask_question{"topic": "telefoon-waar-bewaren"}',
        before={"school": "tweespan", "role": "ouder"},
        entities={"topic": "telefoon-waar-bewaren"},
    )
    result = await run(AnswerQuestion(resuming, the_library), at)
    assert {citation.clause for citation in result.reply.citations} == {"A.1"}
    assert result.slots["last_topic"] == "telefoon-waar-bewaren"


async def test_a_question_is_about_the_subject_announced_before(
    resuming: Resuming, the_library: Callable[[], Library]
) -> None:
    before = {"school": "tweespan", "role": "ouder", "subject": "fotos"}
    at = tracker("mag ik die van het kamp op insta zetten?", before=before)
    result = await run(AnswerQuestion(resuming, the_library), at)
    assert "A.6" in {citation.clause for citation in result.reply.citations}
    assert result.slots["subject"] is None
