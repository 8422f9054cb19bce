import pytest

from knowledge.questions import read_questions
from knowledge.settings import KnowledgeSettings
from knowledge.speaker import speaker_of
from knowledge.vocabulary import Role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ik ben ouder", Role.OUDER),
        ("Ik ben de moeder van Fenna", Role.OUDER),
        ("mag ik als ouder filmen", Role.OUDER),
        ("wij als ouders willen een groepsapp", Role.OUDER),
        ("ouder", Role.OUDER),
        ("en voor ouders?", Role.OUDER),
        ("als stagiair mag ik filmen", Role.MEDEWERKER),
        ("ik ben juf op de Jozefschool", Role.MEDEWERKER),
        ("Ik ben gymleraar.", Role.MEDEWERKER),
        ("ik werk als conciërge", Role.MEDEWERKER),
        ("Ik ben wiskundedocent en mijn dochter zit op deze school", Role.MEDEWERKER),
        ("ik vraag het als leerling", Role.LEERLING),
        ("leerling", Role.LEERLING),
    ],
)
def test_people_say_who_they_are(text: str, role: Role) -> None:
    speaker = speaker_of(text)
    assert speaker.role is role
    assert speaker.explicit


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("mijn dochter is gepest", Role.OUDER),
        ("m'n zoon wil op TikTok", Role.OUDER),
        ("mn leerlingen appen mij", Role.MEDEWERKER),
        ("ik geef les en wil twitteren", Role.MEDEWERKER),
        ("ik werk op een school", Role.MEDEWERKER),
        ("mijn juf wil me toevoegen", Role.LEERLING),
        ("ik zit in groep 8", Role.LEERLING),
    ],
)
def test_what_people_say_of_others_may_imply_who_they_are(text: str, role: Role) -> None:
    speaker = speaker_of(text)
    assert speaker.role is role
    assert not speaker.explicit


@pytest.mark.parametrize(
    "text",
    [
        "mag ik vrienden worden met een leerling",
        "mag de juf dat?",
        "ik ben geen leerling",
        "als leerlingen elkaar pesten",
        "mag een ouder foto's maken",
        "moet een stagiair zich hieraan houden",
        "ik ben vriendin van een leerling",
        "",
    ],
)
def test_a_role_that_is_only_spoken_of_is_not_the_speakers(text: str) -> None:
    assert speaker_of(text).role is None


def test_on_the_written_questions_it_is_seldom_wrong() -> None:
    questions = [q for q in read_questions(KnowledgeSettings().questions_dir) if q.asker is not None]
    heard = [(speaker_of(q.text).role, q.asker) for q in questions]
    right = sum(role is asker for role, asker in heard)
    wrong = sum(role is not None and role is not asker for role, asker in heard)
    assert right > 400
    assert wrong < right / 50
