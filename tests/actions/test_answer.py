from dataclasses import replace

import pytest
from pydantic import ValidationError

from actions.answer import reply_for
from actions.answer_text import UNREVIEWED, UNREVIEWED_SILENCE
from actions.citations import ForeignClause
from actions.reply import Asks, Status
from knowledge.advisor import Advisor
from knowledge.library import Library
from knowledge.protocol import Protocol
from knowledge.question import Question
from knowledge.ruling import CitedClause, Ruling
from knowledge.vocabulary import Role, Verdict
from tests.dutch import is_dutch

FRIENDS = "Mag ik vrienden worden met een leerling?"


def ruling_on(
    library: Library, school: str, clause_id: str, verdict: Verdict, governs: Role | None = None
) -> Ruling:
    clause = library[school].clause(clause_id)
    return Ruling(verdict, library[school], (CitedClause(clause, clause.text),), governs=governs)


@pytest.mark.parametrize(
    ("verdict", "first"),
    [
        (Verdict.NEE, "Nee."),
        (Verdict.JA, "Ja."),
        (Verdict.JA_MITS, "Ja, mits "),
        (Verdict.AFGERADEN, "Afgeraden."),
        (Verdict.INFO, "Dit staat erover in het protocol van ASKO."),
    ],
)
def test_an_answer_begins_with_the_ruling_and_cites_the_clause_word_for_word(
    library: Library, verdict: Verdict, first: str
) -> None:
    reply = reply_for(ruling_on(library, "asko", "A.6", verdict), Role.MEDEWERKER)
    assert reply.status is Status.ANSWER
    assert reply.verdict is verdict
    assert reply.text.startswith(first)
    (citation,) = reply.citations
    assert citation.quote == library["asko"].clause("A.6").text
    assert (citation.document, citation.edition) == ("Protocol Sociale Media ASKO", "26 maart 2018")
    assert (citation.clause, citation.url) == ("A.6", "/protocollen/asko#A.6")


def test_the_exception_of_a_rule_is_asked_and_both_outcomes_are_told(advisor: Advisor) -> None:
    reply = reply_for(advisor.rule(Question(FRIENDS, "asko", Role.MEDEWERKER)), Role.MEDEWERKER)
    assert reply.asks is Asks.CONDITION
    assert "Anders mag het niet." in reply.text.split("\n\n")[0]
    assert "schoolproject? Zo ja: dan mag het. Zo nee: dan mag het niet." in reply.text


def test_a_rule_for_somebody_else_says_for_whom_it_is(library: Library) -> None:
    ruling = ruling_on(library, "tweespan", "A.7", Verdict.NEE, governs=Role.MEDEWERKER)
    assert "Deze regel geldt voor medewerkers." in reply_for(ruling, Role.OUDER).text
    assert "Deze regel geldt voor medewerkers." not in reply_for(ruling, Role.MEDEWERKER).text


def test_a_statement_of_fact_is_not_worded_as_a_permission(advisor: Advisor) -> None:
    reply = reply_for(
        advisor.rule(Question("Is een bericht echt weg als ik het verwijder?", "asko", Role.OUDER)), None
    )
    assert reply.verdict is Verdict.NEE
    assert "mag" not in reply.text.split("\n\n")[0]


def test_silence_for_one_role_says_for_whom_there_is_a_rule(advisor: Advisor) -> None:
    reply = reply_for(advisor.rule(Question(FRIENDS, "tweespan", Role.OUDER)), Role.OUDER)
    assert reply.status is Status.NOT_COVERED
    assert "regelt dit niet voor ouders" in reply.text
    assert "Er is wel een regel voor medewerkers." in reply.text
    assert [citation.clause for citation in reply.related] == ["A.7"]


def test_silence_cites_nothing_and_offers_the_nearest_clause_as_no_rule(advisor: Advisor) -> None:
    reply = reply_for(advisor.rule(Question(FRIENDS, "konot", Role.MEDEWERKER)), Role.MEDEWERKER)
    assert reply.status is Status.NOT_COVERED
    assert reply.text.startswith("Niet geregeld. Het protocol van Konot regelt dit niet.")
    assert not reply.citations
    assert [citation.school for citation in reply.related] == ["konot"]
    assert [contact.name for contact in reply.contacts] == ["je leidinggevende"]


@pytest.mark.parametrize(
    ("asker", "whom"), [(Role.LEERLING, "mentor"), (Role.OUDER, "directie"), (None, "directie")]
)
def test_silence_sends_a_person_to_somebody_who_fits(advisor: Advisor, asker: Role | None, whom: str) -> None:
    silence = Ruling(Verdict.NIET_GEREGELD, advisor.library["konot"])
    reply = reply_for(silence, asker)
    assert whom in reply.text
    assert not reply.contacts
    assert not reply.related


def test_nobody_is_sent_to_the_inspectorate_with_a_question_the_protocol_is_silent_on(
    library: Library,
) -> None:
    for asker in Role:
        reply = reply_for(Ruling(Verdict.NIET_GEREGELD, library["asko"]), asker)
        assert all("nspecteur" not in contact.name for contact in reply.contacts)


def test_no_answer_without_a_citation(library: Library) -> None:
    with pytest.raises(ValidationError):
        reply_for(Ruling(Verdict.NEE, library["asko"]), Role.OUDER)


def test_no_answer_with_a_clause_of_another_school(library: Library) -> None:
    clause = library["tweespan"].clause("A.7")
    with pytest.raises(ForeignClause):
        reply_for(Ruling(Verdict.NEE, library["asko"], (CitedClause(clause, clause.text),)), None)
    silence = Ruling(Verdict.NIET_GEREGELD, library["asko"], nearest=CitedClause(clause, clause.text))
    with pytest.raises(ForeignClause):
        reply_for(silence, None)


def test_our_own_words_are_dutch(library: Library) -> None:
    for verdict in set(Verdict) - {Verdict.NIET_GEREGELD}:
        reply = reply_for(ruling_on(library, "asko", "A.6", verdict, Role.OUDER), Role.LEERLING)
        assert is_dutch(reply.text.split("\n\n")[0])
    assert is_dutch(reply_for(Ruling(Verdict.NIET_GEREGELD, library["oog"]), None).text)


def test_an_answer_says_that_the_school_has_not_reviewed_it(library: Library) -> None:
    reviewed = library["asko"].clause("A.6")
    proposed = tuple(replace(rule, proposed=True) for rule in reviewed.topics)
    clause = replace(reviewed, topics=proposed)
    ruling = Ruling(Verdict.NEE, library["asko"], (CitedClause(clause, clause.text),))
    assert UNREVIEWED in reply_for(ruling, Role.MEDEWERKER).text
    assert UNREVIEWED not in reply_for(ruling_on(library, "asko", "A.6", Verdict.NEE), Role.MEDEWERKER).text


def test_a_protocol_that_awaits_review_does_not_claim_that_it_has_no_rule(library: Library) -> None:
    reviewed = library["konot"]
    content = reviewed.model_dump(mode="json")
    content["sections"][0]["clauses"][0].pop("topics")
    untouched = Protocol.model_validate(content)
    for each, claims in ((reviewed, True), (untouched, False)):
        text = reply_for(Ruling(Verdict.NIET_GEREGELD, each), Role.OUDER).text
        assert text.startswith("Niet geregeld.") is claims
        assert (UNREVIEWED_SILENCE in text) is not claims
