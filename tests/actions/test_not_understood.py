from collections.abc import Callable

import pytest

from actions.not_understood import OPENINGS, NotUnderstood
from actions.reply import Asks, Reply, Status
from knowledge.library import Library
from knowledge.topic_finder import TopicFinder
from tests.actions.conversation import run, tracker
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio


@pytest.fixture
def not_understood(the_library: Callable[[], Library], finder: Callable[[], TopicFinder]) -> NotUnderstood:
    return NotUnderstood(the_library, finder)


async def in_a_row(action: NotUnderstood, text: str, times: int, **state: str) -> list[Reply]:
    replies = []
    for misses in range(times):
        before = {**state, "misses": str(misses)} if misses else state
        result = await run(action, tracker(text, intent="nlu_fallback", before=before))
        assert result.slots["misses"] == str(misses + 1)
        replies.append(result.reply)
    return replies


async def test_it_never_says_the_same_twice_and_always_offers_questions(
    not_understood: NotUnderstood,
) -> None:
    replies = await in_a_row(not_understood, "die dinges met de foto ofzo", len(OPENINGS), school="asko")
    assert len({reply.text for reply in replies}) == len(replies)
    assert len({tuple(choice.title for choice in reply.choices) for reply in replies}) == len(replies)
    for reply in replies:
        assert reply.status is Status.CLARIFY
        assert 2 <= len(reply.choices) <= 3
        assert is_dutch(reply.text)


async def test_the_first_questions_are_close_to_what_was_typed(not_understood: NotUnderstood) -> None:
    (reply,) = await in_a_row(not_understood, "foto dinges", 1, school="asko")
    assert all("foto" in choice.title for choice in reply.choices)


async def test_after_the_second_time_the_person_to_ask_at_this_school_is_named(
    not_understood: NotUnderstood,
) -> None:
    first, second = await in_a_row(not_understood, "blorp", 2, school="konot", role="medewerker")
    assert not first.contacts
    assert [contact.name for contact in second.contacts] == ["je leidinggevende"]
    assert "je leidinggevende" in second.text


@pytest.mark.parametrize("asked", [Asks.SCHOOL, Asks.ROLE])
async def test_what_was_asked_is_asked_again_in_other_words(
    not_understood: NotUnderstood, asked: Asks
) -> None:
    (reply,) = await in_a_row(not_understood, "de koning", 1, asked=asked)
    assert reply.asks is asked
    assert reply.choices
