"""What a question may mean, as learnt from the example questions; these sentences are in none of them."""

import pytest

from knowledge.advisor import Advisor
from knowledge.conditions import load_conditions
from knowledge.embedder import SentenceEmbedder
from knowledge.form import Form
from knowledge.index import load_index
from knowledge.settings import KnowledgeSettings
from knowledge.understanding import Understander
from knowledge.vocabulary import Actor, Role
from knowledge.weights import load_weights

MEDEWERKER, LEERLING, OUDER = Role.MEDEWERKER, Role.LEERLING, Role.OUDER
PHOTOS = "foto-plaatsen-toestemming"
FRIENDS = "vrienden-medewerker-met-leerling"


@pytest.fixture(scope="module")
def understander(settings: KnowledgeSettings, embedder: SentenceEmbedder, advisor: Advisor) -> Understander:
    assert advisor  # the index is built by now
    return Understander(load_index(settings).question_model, embedder, load_weights())


@pytest.mark.parametrize(
    ("text", "topic", "form"),
    [
        ("Mag ik foto's van de sportdag online zetten?", PHOTOS, Form.MAG),
        ("kan dat door de beugel, een groepsfoto op insta?", PHOTOS, Form.MAG),
        ("Wie geeft er toestemming voor een foto van mijn kind?", "foto-toestemming-wie-geeft", Form.WIE),
        ("Hoe lang geldt mijn toestemming voor foto's?", "foto-toestemming-hoe-lang-geldig", Form.HOE_LANG),
        ("Moet ik vermelden dat ik hier werk?", "eigen-mening-vermelden-bij-publicatie", Form.MOET),
    ],
)
def test_the_form_of_a_question(understander: Understander, text: str, topic: str, form: Form) -> None:
    told = understander.understand(text).form(topic)
    assert told.asks_for_information is form.asks_for_information


@pytest.mark.parametrize(
    ("text", "asker", "actor"),
    [
        ("mag ik vrienden worden met een leerling?", MEDEWERKER, Actor.MEDEWERKER),
        ("mag de juf mijn zoon toevoegen op Instagram?", OUDER, Actor.MEDEWERKER),
        ("mag mijn meester mij een vriendschapsverzoek sturen?", LEERLING, Actor.MEDEWERKER),
    ],
)
def test_the_one_who_acts_is_not_always_the_one_who_asks(
    understander: Understander, text: str, asker: Role, actor: Actor
) -> None:
    actors = understander.understand(text).actors(FRIENDS, asker)
    assert max(actors, key=actors.__getitem__) is actor


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Mag ik een klassenfoto plaatsen als alle ouders daar toestemming voor hebben gegeven?", True),
        ("Mag ik een klassenfoto plaatsen zonder het aan de ouders te vragen?", False),
        ("Mag ik een klassenfoto plaatsen?", None),
    ],
)
def test_a_question_may_state_that_a_condition_is_met_or_not(
    understander: Understander, text: str, met: bool | None
) -> None:
    said = {statement.kind: statement.holds for statement in load_conditions().stated(text)}
    assert understander.understand(text).condition_met(PHOTOS, said.get("toestemming")) is met


def test_a_question_about_something_else_is_off_topic(understander: Understander) -> None:
    assert not understander.understand("hoe laat begint de voetbalwedstrijd zaterdag").is_on_topic
    assert understander.understand("mag mn telefoon mee in de les").is_on_topic
