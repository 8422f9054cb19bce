import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.library import Library, load_library
from knowledge.mentions import Naming, SchoolMention, SchoolNames, naming_of
from knowledge.questions import read_questions
from knowledge.settings import KnowledgeSettings
from knowledge.speaker import Speaker, speaker_of

NAMES = SchoolNames(load_library())


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("de Jozefschool", "jozef"),
        ("jozef school", "jozef"),
        ("de josefschool", "jozef"),
        ("St. Jozef", "jozef"),
        ("sint jozefschool", "jozef"),
        ("de St. Jozefschool/ De Pontonnier", "jozef"),
        ("de Pontonnier", "jozef"),
        ("ik bedoel de Pontonnier", "jozef"),
        ("pontonier", "jozef"),
        ("OOG", "oog"),
        ("oog", "oog"),
        ("IK ZIT OP OOG", "oog"),
        ("openbaar onderwijs groningen", "oog"),
        ("Openbaar Onderwijs in Groningen", "oog"),
        ("bij ons in Lemmer", "tweespan"),
        ("tweespn", "tweespan"),
        ("stichting Tweespan", "tweespan"),
        ("konot", "konot"),
        ("de stichting asko", "asko"),
        ("asko.", "asko"),
        ("hoe zit dat bij Konot?", "konot"),
        ("mag dat bij de jozefschool ook?", "jozef"),
    ],
)
def test_a_message_may_do_nothing_but_name_a_school(text: str, school: str) -> None:
    assert NAMES.find(text) == SchoolMention(school, (school,), alone=True)


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("mag ik als leraar bij konot twitteren", "konot"),
        ("mag ik bij OOG vrienden worden met een ouder", "oog"),
        ("Wij willen een eigen plan voor onze locatie. Mag dat van OOG?", "oog"),
        ("ik werk op een school in Lemmer, mag ik appen met leerlingen", "tweespan"),
        ("mag mijn kind op de Jozefschool een telefoon mee", "jozef"),
        ("ik bedoelde niet OOG maar ASKO", "asko"),
    ],
)
def test_a_question_may_name_a_school(text: str, school: str) -> None:
    mention = NAMES.find(text)
    assert mention.school == school


@pytest.mark.parametrize(
    "text",
    [
        "Hou een oogje in het zeil",
        "met het oog op de regels mag ik dan filmen",
        "HOUD HET OOG OP DE BAL",
        "mag ik een foto van ons uitje naar Lemmer plaatsen",
        "mijn zus in Lemmer wil een foto van de klas",
        "mag ik een foto van Jozef plaatsen",
        "mijn oom Jozef wil in de groepsapp",
        "op de Klimop in Zwolle",
        "kont",
        "groningen",
        "",
        "😀",
    ],
)
def test_other_words_name_no_school(text: str) -> None:
    assert NAMES.find(text) == SchoolMention()


@pytest.mark.parametrize("text", ["ASKO of Konot", "het verschil tussen ASKO en Konot, als dat er is"])
def test_two_schools_are_not_one(text: str) -> None:
    mention = NAMES.find(text)
    assert mention.school is None
    assert mention.candidates == ("asko", "konot")


def test_every_alias_of_a_protocol_file_names_its_school(library: Library) -> None:
    for protocol in library:
        for alias in (protocol.organisation, *protocol.aliases):
            assert NAMES.find(f"ik zit op {alias}").school == protocol.school, alias


def test_the_written_questions_are_never_taken_for_the_name_of_a_school() -> None:
    questions = read_questions(KnowledgeSettings().questions_dir / "questions")
    assert [q.text for q in questions if NAMES.find(q.text).alone] == []


@given(st.text(max_size=200))
def test_whatever_people_type_can_be_read(text: str) -> None:
    naming_of(NAMES.find(text), speaker_of(text))


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("en bij ASKO?", Naming.SCHOOL),
        ("mijn dochter zit op de Jozefschool", Naming.SCHOOL),
        ("ik ben ouder", Naming.ROLE),
        ("en als leerling?", Naming.ROLE),
        ("leraar", Naming.ROLE),
        ("als stagiair mag ik filmen", None),
        ("mijn dochter is gepest", None),
        ("mag ik bij OOG vrienden worden", None),
        ("mag dat?", None),
    ],
)
def test_naming_is_told_from_asking(text: str, naming: Naming | None) -> None:
    assert naming_of(NAMES.find(text), speaker_of(text)) is naming


def test_nothing_named_is_no_naming() -> None:
    assert naming_of(SchoolMention(), Speaker()) is None
