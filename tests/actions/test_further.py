"""What people ask further about an answer: why, where, what if, whom, simpler, once more."""

from collections.abc import Callable

import pytest

from actions.again import Repeat, Simplify
from actions.answering import Answering
from actions.compare import CompareSchools
from actions.comparing import Comparing
from actions.consequences import Consequences, TellConsequence
from actions.contact import TellContact
from actions.explain import ExplainWhy, TellSource
from actions.follow_up import AnswerFollowUp
from actions.reply import Asks, Status
from actions.safe_action import SafeAction
from actions.start_over import Forget, StartOver
from actions.take_condition import TakeCondition
from actions.take_subject import TakeSubject
from knowledge.conditions import load_conditions
from knowledge.follow_up import Completer
from knowledge.follow_ups import FollowUps
from knowledge.library import Library
from knowledge.plain_words import load_plain_words
from knowledge.topic_finder import TopicFinder
from knowledge.vocabulary import Verdict
from tests.actions.conversation import Result, run, tracker
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio
FRIENDS = {
    "last_question": "mag ik vrienden worden met een leerling?",
    "last_ruled_topic": "vrienden-medewerker-met-leerling",
    "role": "medewerker",
}
LibraryOf = Callable[[], Library]
PLAIN_WORDS = load_plain_words()


async def after(action: SafeAction, text: str, school: str, **more: str) -> Result:
    return await run(action, tracker(text, before={"school": school, **FRIENDS, **more}))


async def test_why_cites_principles_of_the_same_school(
    the_library: LibraryOf, follow_ups: Callable[[], FollowUps]
) -> None:
    reply = (await after(ExplainWhy(the_library, follow_ups), "waarom?", "oog")).reply
    assert reply.verdict is Verdict.INFO
    assert {citation.school for citation in reply.citations} == {"oog"}
    assert "over de reden" in reply.text


async def test_a_rule_without_a_reason_is_said_to_have_none(
    the_library: LibraryOf, follow_ups: Callable[[], FollowUps]
) -> None:
    reply = (await after(ExplainWhy(the_library, follow_ups), "waarom?", "jozef")).reply
    assert "geeft het protocol van St. Jozefschool / De Pontonnier geen eigen reden" in reply.text
    assert reply.citations
    assert is_dutch(reply.text)


async def test_where_it_stands_is_told_with_document_section_and_number(answering: Answering) -> None:
    reply = (await after(TellSource(answering), "waar staat dat?", "asko")).reply
    assert "“Protocol Sociale Media ASKO” (26 maart 2018)" in reply.text
    assert "A. Voor alle gebruikers" in reply.text
    assert [citation.url for citation in reply.citations] == ["/protocollen/asko#A.6"]


async def test_what_stands_nowhere_is_said_to(answering: Answering) -> None:
    reply = (await after(TellSource(answering), "waar staat dat?", "konot")).reply
    assert reply.status is Status.NOT_COVERED
    assert not reply.citations


@pytest.mark.parametrize(("role", "clause"), [("medewerker", "D.3"), ("leerling", "D.5"), ("ouder", "D.5")])
async def test_the_consequences_are_those_of_the_role(
    consequences: Consequences, role: str, clause: str
) -> None:
    photo = {
        "last_question": "mag ik een foto van de klas plaatsen?",
        "last_ruled_topic": "foto-plaatsen-toestemming",
    }
    result = await after(TellConsequence(consequences), "en als ik het toch doe?", "asko", **photo, role=role)
    assert clause in {citation.clause for citation in result.reply.citations}


async def test_whose_conduct_it_is_decides_not_who_asks(consequences: Consequences) -> None:
    asked = {"last_question": "mag de juf vrienden worden met mijn kind?", "role": "ouder"}
    result = await after(TellConsequence(consequences), "wat gebeurt er dan?", "tweespan", **asked)
    assert {citation.clause for citation in result.reply.citations} == {"sancties.3"}


async def test_a_protocol_without_sanctions_is_said_to_have_none(consequences: Consequences) -> None:
    reply = (await after(TellConsequence(consequences), "wat is de straf?", "konot")).reply
    assert reply.status is Status.NOT_COVERED
    assert "noemt geen sancties voor medewerkers" in reply.text


async def test_the_consequences_of_nobody_in_particular_need_a_role(consequences: Consequences) -> None:
    at = tracker("welke straffen zijn er?", before={"school": "asko"})
    result = await run(TellConsequence(consequences), at)
    assert result.reply.asks is Asks.ROLE
    assert result.slots["pending_act"] == "consequence"


async def test_whom_to_ask_comes_from_the_protocol(the_library: LibraryOf) -> None:
    reply = (await after(TellContact(the_library), "bij wie moet ik zijn?", "tweespan")).reply
    assert {"IB'er", "schoolleiding"} <= {contact.name for contact in reply.contacts}
    assert "B.3" in {citation.clause for citation in reply.citations}
    reply = (await after(TellContact(the_library), "bij wie moet ik zijn?", "konot", role="ouder")).reply
    assert reply.status is Status.NOT_COVERED
    assert "directie" in reply.text


async def test_simpler_words_keep_ruling_and_quote_and_explain_hard_words(answering: Answering) -> None:
    simpler = (await after(Simplify(answering, lambda: PLAIN_WORDS), "simpeler graag", "asko")).reply
    again = (await after(Repeat(answering), "nog een keer", "asko")).reply
    assert simpler.verdict is again.verdict is Verdict.JA_MITS
    assert simpler.citations == again.citations
    assert simpler.text.startswith("Kort gezegd: het mag soms.")
    assert "‘tenzij’ betekent: behalve als." in simpler.text


async def test_schools_side_by_side_each_with_its_own_clause(comparing: Comparing, library: Library) -> None:
    reply = (await after(CompareSchools(comparing), "bij welke scholen mag dat wel?", "asko")).reply
    lines = reply.text.splitlines()[1:]
    assert [line.split(":")[0] for line in lines] == [protocol.organisation for protocol in library]
    assert "Konot: niet geregeld" in reply.text
    assert {citation.school for citation in reply.citations} == {"asko", "jozef", "oog", "tweespan"}


async def test_two_schools_on_a_subject_of_the_message(comparing: Comparing) -> None:
    text = "verschil tussen ASKO en Tweespan over foto's?"
    reply = (await after(CompareSchools(comparing), text, "konot")).reply
    assert {citation.school: citation.clause for citation in reply.citations} == {
        "asko": "A.5",
        "tweespan": "A.6",
    }


async def test_a_comparison_asks_for_the_role_only_when_it_hangs_on_it(comparing: Comparing) -> None:
    result = await run(CompareSchools(comparing), tracker("vergelijk de regels over foto's"))
    assert result.reply.asks is Asks.ROLE
    result = await run(CompareSchools(comparing), tracker("vergelijk de regels over telefoons"))
    assert result.reply.status is Status.ANSWER


async def test_the_same_question_for_others_leaves_the_role(
    answering: Answering,
    comparing: Comparing,
    completer: Callable[[], Completer],
    the_library: LibraryOf,
) -> None:
    condition = TakeCondition(answering, load_conditions, the_library)
    action = AnswerFollowUp(answering, comparing, condition, completer, the_library)
    result = await after(action, "en voor ouders?", "tweespan")
    assert result.reply.status is Status.NOT_COVERED
    assert "regelt dit niet voor ouders" in result.reply.text
    assert result.slots["last_asker"] == "ouder"
    assert "role" not in result.slots


async def test_a_subject_is_kept_and_questions_on_it_are_offered(
    the_library: LibraryOf, finder: Callable[[], TopicFinder]
) -> None:
    action = TakeSubject(the_library, finder)
    result = await run(action, tracker("ik heb een vraag over foto's", before={"school": "asko"}))
    assert result.slots["subject"] == "foto's"
    assert len(result.reply.choices) == 3


async def test_starting_over_keeps_only_what_the_channel_knows() -> None:
    before = {"school": "asko", **FRIENDS}
    at = tracker("opnieuw", before=before, metadata={"school": "oog", "role": None})
    result = await run(StartOver(), at)
    assert result.slots["school"] == "oog"
    assert {slot: value for slot, value in result.slots.items() if value} == {
        "school": "oog",
        "own_school": "oog",
    }


async def test_forgetting_is_left_to_the_gateway() -> None:
    result = await run(Forget(), tracker("vergeet dit gesprek"))
    assert result.reply.model_dump()["final"] is True
    assert is_dutch(result.reply.text)


@pytest.mark.parametrize("action", [TellSource(), Simplify(), Repeat(), ExplainWhy()])
async def test_without_an_answer_before_there_is_nothing_to_ask_further(action: SafeAction) -> None:
    result = await run(action, tracker("waarom?", before={"school": "asko"}))
    assert result.reply.status is Status.CLARIFY
    assert is_dutch(result.reply.text)
