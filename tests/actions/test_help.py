from collections.abc import Callable

import pytest

from actions.help import Capabilities, NotUnderstood
from actions.reply import Status
from knowledge.advisor import Advisor
from knowledge.library import Library
from knowledge.question import Question
from knowledge.vocabulary import Role, Verdict
from tests.actions.conversation import run, tracker
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio


async def test_it_says_that_it_is_no_person_and_which_schools_it_knows(
    the_library: Callable[[], Library], library: Library
) -> None:
    reply = (await run(Capabilities(the_library), tracker("wat kun je"))).reply
    assert reply.status is Status.SMALL_TALK
    assert "geen mens" in reply.text
    assert all(protocol.organisation in reply.text for protocol in library)
    assert is_dutch(reply.text)


async def test_what_it_does_not_understand_gets_three_questions_it_can_answer(advisor: Advisor) -> None:
    reply = (await run(NotUnderstood(), tracker("asdf qwer"))).reply
    assert len(reply.choices) == 3
    assert is_dutch(reply.text)
    for choice in reply.choices:
        ruling = advisor.rule(Question(choice.value, "tweespan", Role.MEDEWERKER))
        assert ruling.verdict is not Verdict.NIET_GEREGELD, choice.value
