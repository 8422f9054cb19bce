"""What each school says on one topic."""

import pytest

from knowledge.comparison import compare
from knowledge.errors import UnknownTopic
from knowledge.library import Library
from knowledge.vocabulary import Role, Verdict


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
