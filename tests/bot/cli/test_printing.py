import pytest

from actions.citations import citation_of
from actions.reply import Asks, Choice, Contact, Reply, Status
from bot.cli.printing import NOT_A_RULE, chosen, lines_of
from knowledge.library import Library
from knowledge.ruling import CitedClause
from knowledge.vocabulary import Verdict

CHOICES = (Choice(title="ASKO", value="/a"), Choice(title="Konot", value="/k"))


def printed(reply: Reply) -> str:
    return " ".join(" ".join(lines_of(reply, "http://school")).split())


def test_an_answer_shows_verdict_text_whole_quote_and_place(library: Library) -> None:
    clause = library["asko"].clause("A.6")
    citation = citation_of(CitedClause(clause, clause.text), library["asko"])
    text = printed(
        Reply(status=Status.ANSWER, verdict=Verdict.NEE, text="Dat mag niet.", citations=(citation,))
    )
    assert text.startswith("[Nee] Dat mag niet.")
    for part in (clause.text, "ASKO", citation.document, "26 maart 2018", citation.section, "A.6"):
        assert part in text
    assert "http://school/protocollen/asko#A.6" in text


def test_the_nearest_clause_is_not_shown_as_a_rule(library: Library) -> None:
    clause = library["asko"].clause("A.6")
    citation = citation_of(CitedClause(clause, clause.text), library["asko"])
    reply = Reply(
        status=Status.NOT_COVERED, verdict=Verdict.NIET_GEREGELD, text="Niet geregeld.", related=(citation,)
    )
    text = printed(reply)
    assert text.index(NOT_A_RULE) < text.index(clause.text)


def test_contacts_and_choices_are_shown() -> None:
    contact = Contact(name="de directie", phone="0900-1113111")
    reply = Reply(
        status=Status.CLARIFY, text="Welke school?", asks=Asks.SCHOOL, choices=CHOICES, contacts=(contact,)
    )
    assert printed(reply) == "Welke school? Contact: de directie 0900-1113111 1. ASKO 2. Konot"


@pytest.mark.parametrize(
    ("typed", "sent"),
    [("2", "/k"), (" 1 ", "/a"), ("asko", "/a"), ("3", "3"), ("ik zit op asko", "ik zit op asko")],
)
def test_a_choice_is_made_by_number_or_title(typed: str, sent: str) -> None:
    assert chosen(typed, CHOICES) == sent


def test_a_line_a_school_stays_a_line() -> None:
    reply = Reply(status=Status.SMALL_TALK, text="Zo staat het:\nASKO: nee.\nKonot: ja.")
    assert list(lines_of(reply, "http://school"))[:3] == ["Zo staat het:", "ASKO: nee.", "Konot: ja."]
