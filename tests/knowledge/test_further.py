import pytest

from knowledge.follow_ups import load_follow_ups
from knowledge.further import consequence_question, contacts_for, purposes_of, reasons_for
from knowledge.library import Library, load_library
from knowledge.vocabulary import Role

LIBRARY = load_library()
FOLLOW_UPS = load_follow_ups(LIBRARY.topics)


def test_the_reason_of_a_rule_comes_from_the_same_school() -> None:
    reasons = reasons_for("whatsapp-met-leerlingen-of-ouders", LIBRARY["oog"], FOLLOW_UPS)
    assert "3.1.4-noot" in {cited.clause.id for cited in reasons}
    assert {cited.clause.school for cited in reasons} == {"oog"}


@pytest.mark.parametrize("school", LIBRARY.schools)
def test_every_protocol_says_why_it_is_there(school: str) -> None:
    purposes = purposes_of(LIBRARY[school], FOLLOW_UPS)
    assert 1 <= len(purposes) <= 3
    assert all(cited.quote in cited.clause.text for cited in purposes)


@pytest.mark.parametrize("role", Role)
def test_the_consequences_are_those_for_the_role(role: Role) -> None:
    question = consequence_question("asko", role, FOLLOW_UPS)
    (rule,) = [rule for _, rule in LIBRARY["asko"].rules_on(question.topic or "")]
    assert rule.roles == {role}


def test_people_are_named_to_those_whom_the_protocol_sends_to_them(library: Library) -> None:
    assert [contact.name for contact in contacts_for(Role.MEDEWERKER, library["asko"])] == [
        "je leidinggevende"
    ]
    assert contacts_for(Role.OUDER, library["asko"]) == ()
    assert [contact.clause for contact in contacts_for(Role.LEERLING, library["oog"])] == ["3.2.11"]
