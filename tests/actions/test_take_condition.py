from collections.abc import Callable

import pytest

from actions.answering import Answering
from actions.reply import Asks, Status
from actions.take_condition import TakeCondition
from knowledge.conditions import load_conditions
from knowledge.library import Library
from knowledge.vocabulary import Verdict
from tests.actions.conversation import Result, run, tracker

pytestmark = pytest.mark.anyio
FRIENDS, PHOTO = "vrienden-medewerker-met-leerling", "foto-plaatsen-toestemming"
CONDITIONS = load_conditions()


@pytest.fixture
def take_condition(answering: Answering, the_library: Callable[[], Library]) -> TakeCondition:
    return TakeCondition(answering, lambda: CONDITIONS, the_library)


async def said(
    action: TakeCondition, text: str, school: str, topic: str = FRIENDS, asked: str = "condition"
) -> Result:
    question = {FRIENDS: "mag ik vrienden worden met een leerling?", PHOTO: "mag ik een foto plaatsen?"}[
        topic
    ]
    before = {
        "school": school,
        "role": "medewerker",
        "asked": asked,
        "last_question": question,
        "last_asker": "medewerker",
        "last_ruled_topic": topic,
    }
    return await run(action, tracker(text, intent="affirm", before=before))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("ja", Verdict.JA),
        ("ja hoor, voor een werkstuk", Verdict.JA),
        ("nee", Verdict.NEE),
        ("nee, gewoon privé", Verdict.NEE),
        ("het is voor een project", Verdict.JA),
    ],
)
async def test_the_answer_settles_it_with_the_words_of_the_clause(
    take_condition: TakeCondition, text: str, verdict: Verdict
) -> None:
    result = await said(take_condition, text, "asko")
    assert result.reply.verdict is verdict
    assert "tenzij het gaat om een schoolproject" in result.reply.text
    assert [citation.clause for citation in result.reply.citations] == ["A.6"]
    assert result.reply.asks is None
    assert result.slots["last_condition"] == ("true" if verdict is Verdict.JA else "false")


@pytest.mark.parametrize(("intent", "verdict"), [("affirm", Verdict.JA), ("deny", Verdict.NEE)])
async def test_so_does_a_button(take_condition: TakeCondition, intent: str, verdict: Verdict) -> None:
    before = {"school": "asko", "role": "medewerker", "last_question": "mag dat?", "last_asker": "medewerker"}
    at = tracker(
        f'/{intent}{{"topic": "{FRIENDS}"}}', intent=intent, before=before, entities={"topic": FRIENDS}
    )
    assert (await run(take_condition, at)).reply.verdict is verdict


async def test_not_knowing_leaves_the_question_open(take_condition: TakeCondition) -> None:
    result = await said(take_condition, "weet ik niet", "asko")
    assert result.reply.verdict is Verdict.JA_MITS
    assert result.reply.asks is Asks.CONDITION


async def test_an_exception_that_the_clause_does_not_know_changes_nothing(
    take_condition: TakeCondition,
) -> None:
    result = await said(take_condition, "en als het voor een project is?", "tweespan", asked="")
    assert result.reply.verdict is Verdict.NEE
    assert result.reply.text.startswith("Tweespan kent die uitzondering niet.")
    assert [citation.clause for citation in result.reply.citations] == ["A.7"]


async def test_permission_of_somebody_who_may_not_give_it_changes_nothing(
    take_condition: TakeCondition,
) -> None:
    result = await said(take_condition, "en als de directeur het goed vindt?", "asko", PHOTO)
    assert result.reply.verdict is Verdict.JA_MITS
    assert "kent die uitzondering niet" in result.reply.text


async def test_where_there_is_no_rule_there_is_no_exception(take_condition: TakeCondition) -> None:
    result = await said(take_condition, "en voor een project?", "konot", asked="")
    assert result.reply.status is Status.NOT_COVERED
    assert result.reply.text.startswith("Konot heeft hier geen regel over")


async def test_a_yes_to_nothing_invites_a_question(take_condition: TakeCondition) -> None:
    result = await run(take_condition, tracker("ja", intent="affirm", before={"school": "asko"}))
    assert result.reply.status is Status.SMALL_TALK
