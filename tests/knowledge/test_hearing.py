"""What messages do at a moment; the guesses are what a classifier gives for such words."""

import pytest

from knowledge.acts import Act
from knowledge.conditions import load_conditions
from knowledge.guesses import Guesses, Moment
from knowledge.hearing import Listener
from knowledge.library import load_library
from knowledge.mentions import SchoolNames
from knowledge.vocabulary import Role

TOPICS = ("foto", "vriend", "telefoon", "whatsapp", "appen", "filmpje", "weekend")


def is_on_topic(text: str) -> bool:
    return any(topic in text.lower() for topic in TOPICS)


LISTENER = Listener(SchoolNames(load_library()), load_conditions(), is_on_topic)
START, AFTER = Moment(), Moment(answered=True)
CONDITION = Moment(answered=True, asked="condition")


def hear(text: str, guess: str = "ask_question", moment: Moment = START, certainty: float = 0.8) -> Act:
    rest = (1 - certainty) / 2
    guesses: Guesses = [(guess, certainty), ("ask_question", rest), ("deny", rest)]
    return LISTENER.hear(text, guesses, moment).act


@pytest.mark.parametrize(
    "text",
    [
        "nee",
        "ja hoor",
        "nog niet",
        "ja dat hebben ze",
        "voor een project",
        "nee dit jaar niet, wie weet volgend jaar wel als de juf het vraagt",
    ],
)
def test_an_answer_to_the_question_of_a_condition(text: str) -> None:
    assert hear(text, "deny", CONDITION) is Act.CONDITION


def test_not_knowing_is_an_answer_too() -> None:
    assert hear("weet ik niet", "unsure", CONDITION) is Act.CONDITION


def test_a_yes_to_nothing_is_not_understood() -> None:
    assert hear("ja", "affirm", START) is Act.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "text", ["en als het voor een project is?", "met toestemming dan?", "zonder toestemming"]
)
def test_a_condition_may_be_stated_after_any_answer(text: str) -> None:
    assert hear(text, "ask_question", AFTER) is Act.CONDITION


def test_a_new_question_with_a_condition_in_it_is_a_question() -> None:
    text = "mag ik zonder toestemming een foto van een leerling plaatsen"
    assert hear(text, moment=CONDITION) is Act.QUESTION


@pytest.mark.parametrize("text", ["en filmpjes?", "geldt dat ook in het weekend?", "en op snapchat?"])
def test_a_piece_of_a_question_goes_on_from_the_one_before(text: str) -> None:
    assert hear(text, "ask_question", AFTER) is Act.FOLLOW_UP


def test_words_without_content_do_what_they_most_likely_do() -> None:
    assert hear("waarom mag dat niet", "ask_why", AFTER) is Act.WHY
    assert hear("nog een keer", "ask_repeat", AFTER) is Act.REPEAT


@pytest.mark.parametrize("text", ["en voor ouders?", "mogen leerlingen dat wel?", "en een leraar?"])
def test_the_conduct_of_others_leaves_the_role_of_the_writer(text: str) -> None:
    hearing = LISTENER.hear(text, [("inform_role", 0.9)], AFTER)
    assert hearing.act is Act.FOLLOW_UP
    assert hearing.for_others
    assert hearing.speaker.role is None


def test_people_say_who_they_are() -> None:
    hearing = LISTENER.hear("nee, ik ben ouder", [("inform_role", 0.9)], AFTER)
    assert (hearing.act, hearing.speaker.role) == (Act.ROLE, Role.OUDER)


@pytest.mark.parametrize(
    "text",
    [
        "verschil tussen ASKO en Tweespan over foto's?",
        "bij welke scholen mag dat wel?",
        "vergelijk Konot en OOG",
        "geldt dat voor alle scholen?",
    ],
)
def test_schools_side_by_side(text: str) -> None:
    assert hear(text, "compare_schools", AFTER) is Act.COMPARISON


@pytest.mark.parametrize(
    "text",
    [
        "bij welke van de vijf scholen mogen leerlingen hun telefoon meenemen?",
        "wat zeggen ze alle vijf over foto's van anderen?",
    ],
)
def test_all_schools_can_be_asked_about_at_once(text: str) -> None:
    assert hear(text, "ask_question", START, 0.95) is Act.COMPARISON


def test_a_question_about_the_reach_of_one_protocol_is_no_comparison() -> None:
    assert (
        hear("maakt elke school zijn eigen regels over mobieltjes?", "ask_question", START, 0.95)
        is Act.QUESTION
    )


def test_our_school_beside_another_is_a_comparison() -> None:
    away = Moment(own="oog")
    assert hear("is het bij asko anders dan bij ons met insta in de les?", moment=away) is Act.COMPARISON


def test_a_correction_of_the_school_is_no_answer_to_the_condition() -> None:
    assert hear("nee wacht ik zit op de pontonnier niet asko", "deny", CONDITION) is Act.SCHOOL


def test_a_question_after_a_no_is_a_question() -> None:
    assert hear("nee, mag ik ook filmpjes van de klas op youtube zetten?", moment=CONDITION) is Act.QUESTION


def test_only_schools_are_compared() -> None:
    assert hear("en mag de juf dat dan wel doen", "compare_schools", AFTER, 0.9) is not Act.COMPARISON


def test_who_works_at_a_school_is_staff() -> None:
    hearing = LISTENER.hear(
        "ik werk bij Konot. mag ik met een ouder in discussie?", [("ask_question", 0.9)], START
    )
    assert hearing.speaker.role is Role.MEDEWERKER


def test_why_points_at_the_rule_that_was_told() -> None:
    assert hear("waarom mogen die telefoons eigenlijk niet gewoon mee?", "ask_question", AFTER) is Act.WHY


def test_the_school_of_the_conversation_is_named() -> None:
    assert hear("en op de Jozefschool dan?", "inform_school", AFTER) is Act.SCHOOL
    assert hear("mag het bij konot wel?", "ask_question", AFTER) is Act.SCHOOL


def test_another_language_is_heard_and_names_nobody() -> None:
    hearing = LISTENER.hear("Can I take pictures of my class?", [("ask_question", 0.9)], START)
    assert (hearing.act, hearing.language) == (Act.FOREIGN, "en")


@pytest.mark.parametrize("guess", ["ask_question", "out_of_scope"])
def test_what_is_about_neither_a_topic_nor_media_is_off_topic(guess: str) -> None:
    assert hear("mag ik kauwgom in de klas", guess) is Act.OFF_TOPIC


def test_a_question_on_media_that_no_protocol_knows_is_still_a_question() -> None:
    assert hear("mag ik een drone laten vliegen", "ask_question") is Act.QUESTION


def test_a_subject_is_announced() -> None:
    assert hear("ik heb een vraag over foto's", "announce_subject") is Act.SUBJECT
    assert hear("mag ik iets vragen over foto's", "announce_subject") is Act.SUBJECT
    assert hear("vraagje over foto's, mag ik die plaatsen?", "announce_subject") is Act.QUESTION
