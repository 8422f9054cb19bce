"""What each school says on one topic."""

import pytest

from knowledge.comparison import compare, ruling_on
from knowledge.errors import UnknownTopic
from knowledge.library import Library
from knowledge.vocabulary import Actor, Role, Verdict


def test_every_school_has_a_verdict_and_silence_is_said(library: Library) -> None:
    rows = {row.school: row for row in compare(library, "vrienden-medewerker-met-leerling", Role.MEDEWERKER)}
    assert {school: row.verdict for school, row in rows.items()} == {
        "asko": Verdict.JA_MITS,
        "jozef": Verdict.AFGERADEN,
        "konot": Verdict.NIET_GEREGELD,
        "oog": Verdict.INFO,
        "tweespan": Verdict.NEE,
    }
    assert rows["konot"].clauses == ()
    assert all(cited.clause.school == row.school for row in rows.values() for cited in row.clauses)


def test_what_a_person_confirmed_is_not_marked(library: Library) -> None:
    assert not any(row.unreviewed for topic in library.topics for row in compare(library, topic, Role.OUDER))


def test_an_unknown_topic_is_refused(library: Library) -> None:
    with pytest.raises(UnknownTopic, match="vriendjes"):
        compare(library, "vriendjes", Role.OUDER)


def test_every_topic_is_settled_by_some_school(library: Library) -> None:
    settled = {rule.topic for clause in library.clauses for rule in clause.topics}
    assert settled == set(library.topics)


def test_a_ruling_on_a_topic_follows_whose_conduct_it_is(library: Library) -> None:
    topic = "vrienden-medewerker-met-leerling"
    teacher = ruling_on(library, "asko", topic, Actor.MEDEWERKER, Role.LEERLING)
    assert (teacher.verdict, teacher.governs) == (Verdict.JA_MITS, Role.MEDEWERKER)
    assert [cited.clause.id for cited in teacher.clauses] == ["A.6"]
    assert [condition.question for condition in teacher.conditions] == ["Is het voor een schoolproject?"]
    pupil = ruling_on(library, "asko", topic, Actor.LEERLING, Role.LEERLING)
    assert (pupil.verdict, pupil.clauses, pupil.governs) == (Verdict.NIET_GEREGELD, (), Role.MEDEWERKER)
    assert pupil.nearest is not None


def test_what_the_school_does_is_ruled_by_what_binds_anybody(library: Library) -> None:
    ruling = ruling_on(library, "oog", "school-bekijkt-openbare-berichten", Actor.SCHOOL, Role.LEERLING)
    assert ruling.verdict is Verdict.JA


def test_silence_for_one_is_not_blamed_on_another(library: Library) -> None:
    ruling = ruling_on(library, "oog", "wachtwoord-aan-anderen", Actor.MEDEWERKER, Role.LEERLING)
    assert (ruling.verdict, ruling.governs) == (Verdict.NIET_GEREGELD, None)
