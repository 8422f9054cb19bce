"""What the assistant says over HTTP is scored as what it means."""

import httpx

from actions.reply import Citation, Reply, Status
from bot.cli.client import Assistant
from knowledge.library import load_library
from knowledge.vocabulary import Verdict
from tests.evaluation.assistant import assistant_system, given_by
from tests.evaluation.gold import expected_answer, read_written
from tests.stack import Stack

NOTED = Reply(status=Status.SMALL_TALK, text="Ik kijk nu in het protocol van ASKO.")


def citation(school: str) -> Citation:
    return Citation(
        school=school,
        organisation="School",
        document="Protocol",
        edition="zonder datum",
        section="A",
        clause="A.6",
        quote="Het",
        url=f"/protocollen/{school}#A.6",
    )


def test_the_last_reply_is_the_answer() -> None:
    answer = Reply(status=Status.ANSWER, verdict=Verdict.NEE, text="Nee.", citations=(citation("asko"),))
    given = given_by((NOTED, answer), "asko", 12.0)
    assert (given.clauses, given.verdict, given.foreign) == (("A.6",), Verdict.NEE, ())


def test_a_clause_of_another_school_is_no_citation_and_is_counted_wherever_it_is_shown() -> None:
    answer = Reply(status=Status.ANSWER, verdict=Verdict.NEE, text="Nee.", citations=(citation("konot"),))
    assert given_by((answer,), "asko", 1.0).clauses == ()
    assert given_by((answer,), "asko", 1.0).foreign == ("konot/A.6",)
    silence = Reply(
        status=Status.NOT_COVERED, verdict=Verdict.NIET_GEREGELD, text="Niet.", related=(citation("oog"),)
    )
    assert given_by((silence,), "asko", 1.0).foreign == ("oog/A.6",)


def test_no_reply_at_all_is_a_failure() -> None:
    assert given_by((), "asko", 1.0).status is Status.ERROR


def test_the_running_assistant_is_asked_as_the_school_and_role_of_the_item(stack: Stack) -> None:
    question = next(q for q in read_written("dev_1") if q.topic == "definitie-sociale-media")
    library = load_library()
    with httpx.HTTPTransport() as transport:
        system = assistant_system(Assistant(stack.url, transport))
        for school in ("oog", "konot"):
            given = system(question, school)
            assert given.status in {Status.ANSWER, Status.NOT_COVERED, Status.CLARIFY}
            assert not given.foreign
            if not expected_answer(question, library[school]).is_silence:
                assert all(library[school].clause(clause) for clause in given.clauses)
