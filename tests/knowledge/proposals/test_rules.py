"""The verdict of a proposal: that of an example in like words, but never against the words of the clause."""

import pytest

from knowledge.clause import EVERYBODY, Clause, TopicRule
from knowledge.embedder import SentenceEmbedder
from knowledge.library import Library
from knowledge.proposals.exceptions import exceptions_of
from knowledge.proposals.likeness import Likeness
from knowledge.proposals.rules import Rules
from knowledge.vocabulary import Kind, Norm, Role, Verdict


@pytest.fixture(scope="module")
def rules(library: Library, embedder: SentenceEmbedder) -> Rules:
    """Made after ASKO alone: "niet toegestaan … tenzij het gaat om een schoolproject" (A.6)."""
    asko = library["asko"]
    return Rules([asko], Likeness([clause.text for clause in asko.clauses], embedder))


def proposed(rules: Rules, library: Library, topic: str, text: str) -> TopicRule:
    clause = Clause(
        id="1", school="regenboog", text=text, kind=Kind.RULE, norm=Norm.MEDEDELING, addressees=EVERYBODY
    )
    return rules.proposed(library.topics[topic], clause, exceptions_of(text))


FRIENDS = "toegestaan om met een privéaccount ‘vrienden’ te worden met leerlingen op sociale media"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"Het is leerkrachten niet {FRIENDS}, tenzij het gaat om een project.", Verdict.JA_MITS),
        (f"Het is leerkrachten niet {FRIENDS}.", Verdict.NEE),
        (f"Het is leerkrachten {FRIENDS}.", Verdict.JA),
        ("Soms zijn leerkrachten online bevriend met leerlingen.", Verdict.INFO),
    ],
)
def test_like_words_do_not_override_what_the_clause_says(
    rules: Rules, library: Library, text: str, verdict: Verdict
) -> None:
    rule = proposed(rules, library, "vrienden-medewerker-met-leerling", text)
    assert rule.verdict is verdict
    assert bool(rule.conditions) is (verdict is Verdict.JA_MITS)


def test_a_rule_governs_whom_the_likest_example_governs_and_is_marked(rules: Rules, library: Library) -> None:
    rule = proposed(rules, library, "vrienden-medewerker-met-leerling", f"Het is niet {FRIENDS}.")
    assert rule.roles == {Role.MEDEWERKER}
    assert rule.proposed


def test_how_things_are_is_no_prohibition(rules: Rules, library: Library) -> None:
    text = "Plaats nooit iets zonder na te denken."
    assert proposed(rules, library, "geldt-voor-vrijwilligers-en-anderen", text).verdict is Verdict.INFO
