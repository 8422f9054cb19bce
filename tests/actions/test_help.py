from collections.abc import Callable

import pytest

from actions.help import EXAMPLE_CHOICES, Capabilities, TellTopics
from actions.reply import Status
from knowledge.advisor import Advisor
from knowledge.follow_ups import FollowUps
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


def test_the_examples_are_questions_that_are_answered(advisor: Advisor) -> None:
    for choice in EXAMPLE_CHOICES:
        ruling = advisor.rule(Question(choice.value, "tweespan", Role.MEDEWERKER))
        assert ruling.verdict is not Verdict.NIET_GEREGELD, choice.value


async def test_the_topics_are_those_on_which_the_school_has_a_rule(
    the_library: Callable[[], Library], follow_ups: Callable[[], FollowUps], advisor: Advisor
) -> None:
    reply = (
        await run(TellTopics(the_library, follow_ups), tracker("onderwerpen", before={"school": "konot"}))
    ).reply
    assert "“Protocollen”" in reply.text
    assert reply.choices
    for choice in reply.choices:
        topic = choice.value.split('"')[3]
        assert list(advisor.library["konot"].rules_on(topic)), choice.title
