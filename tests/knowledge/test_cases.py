"""Cases for lessons: in order, worded for a vote, and answered by the protocol of whichever school."""

import shutil
from pathlib import Path

import pytest

from bot.lessons.rulings import Rulings
from knowledge.candidates import rules_for
from knowledge.cases import AGES, LESSONS, AgeGroup, Case, load_cases, occurs
from knowledge.clause import Clause
from knowledge.errors import DataError
from knowledge.library import Library
from knowledge.vocabulary import Actor, Role, Verdict
from tests.dutch import is_dutch

ENOUGH = 40


@pytest.fixture(scope="module")
def sets(library: Library) -> dict[str, tuple[Case, ...]]:
    return load_cases(LESSONS, library)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the cases to break."""
    return Path(shutil.copytree(LESSONS, tmp_path / "lessons"))


def deciding(library: Library, school: str, case: Case) -> list[Clause]:
    """The clauses of the school that settle the case; none when it is silent."""
    on_topic = list(library[school].rules_on(case.topic))
    roles = [case.actor.role] if case.actor.role else [case.role, *Role]
    ruled = (rules_for(role, on_topic) for role in roles if role)
    return [clause for clause, _ in next((rules for rules in ruled if rules), [])]


def test_every_age_group_has_its_cases_and_a_title(sets: dict[str, tuple[Case, ...]]) -> None:
    assert set(sets) == set(AgeGroup) == set(AGES)
    assert all(len(cases) >= ENOUGH for cases in sets.values())


def test_a_case_is_decided_by_the_school_itself_or_by_nobody(
    sets: dict[str, tuple[Case, ...]], library: Library
) -> None:
    for age, cases in sets.items():
        for school in library.schools:
            answers = [deciding(library, school, case) for case in cases]
            assert {clause.school for clauses in answers for clause in clauses} == {school}
            ruled = sum(bool(clauses) for clauses in answers)
            assert len(cases) / 2 <= ruled < len(cases), (age, school, ruled)


def test_every_case_is_ruled_by_some_school(sets: dict[str, tuple[Case, ...]], library: Library) -> None:
    for cases in sets.values():
        for case in cases:
            assert any(deciding(library, school, case) for school in library.schools), case.key


def test_cases_are_about_pupils_staff_parents_and_schools(sets: dict[str, tuple[Case, ...]]) -> None:
    for cases in sets.values():
        assert {case.actor for case in cases} == {
            Actor.LEERLING,
            Actor.MEDEWERKER,
            Actor.OUDER,
            Actor.SCHOOL,
        }


def test_every_set_has_cases_that_end_in_no_in_perhaps_and_in_silence(
    sets: dict[str, tuple[Case, ...]], library: Library
) -> None:
    for cases in sets.values():
        verdicts = {
            rule.verdict
            for case in cases
            for protocol in library
            for clause, rule in protocol.rules_on(case.topic)
            if clause in deciding(library, protocol.school, case) and not rule.supporting
        }
        assert {Verdict.NEE, Verdict.JA_MITS, Verdict.AFGERADEN, Verdict.JA} <= verdicts


def test_a_class_can_vote_on_every_question(sets: dict[str, tuple[Case, ...]]) -> None:
    for cases in sets.values():
        for case in cases:
            assert case.question.startswith(("Mag ", "Mogen ")), case.key
            assert case.question.endswith("?"), case.key
            assert len(case.question.split()) <= 14, case.key
            assert case.story.count(". ") + case.story.count("? ") <= 4, case.key


def test_a_case_is_dutch_and_never_says_what_the_rule_is(sets: dict[str, tuple[Case, ...]]) -> None:
    for cases in sets.values():
        for case in cases:
            assert is_dutch(case.story), case.key
            assert not occurs("volgens het protocol", f"{case.story} {case.question}"), case.key


def test_stories_are_told_once(sets: dict[str, tuple[Case, ...]]) -> None:
    stories = [case.story for cases in sets.values() for case in cases]
    assert len(stories) == len(set(stories))


def test_hard_words_of_a_clause_come_with_the_case(
    sets: dict[str, tuple[Case, ...]], library: Library
) -> None:
    photo = next(case for case in sets[AgeGroup.GROEP_7_8] if case.key == "klassenfoto-facebook")
    assert photo.words["uitdrukkelijk"]
    assert "radicalisering" not in photo.words


def test_no_explained_word_is_idle(sets: dict[str, tuple[Case, ...]], library: Library) -> None:
    listed = {
        line.split(":")[0].strip()
        for line in (LESSONS / "words.yaml").read_text(encoding="utf-8").splitlines()
        if line.startswith("  ")
    }
    cases = [case for cases in sets.values() for case in cases]
    in_cases = {word for case in cases for word in case.words}
    rulings = Rulings(library)
    said = " ".join(rulings.of(case, school).reply.text for case in cases for school in library.schools)
    assert {word for word in listed - in_cases if word not in said} == set()


@pytest.mark.parametrize(
    ("old", "new", "problem", "remedy"),
    [
        ("topic: foto-plaatsen-toestemming", "topic: fotoos", "onbekend onderwerp", "topics.yaml"),
        ("key: schoolreisje-op-de-site", "key: klassenfoto-facebook", "komt twee keer voor", "eigen sleutel"),
        ("actor: medewerker", "actor: anders", "gaat over iemand", "kies leerling"),
        ("actor: medewerker", "actor: juf", "onbekende waarde 'juf'", "medewerker"),
        ("question: Mag juf Samira", "vraag: Mag juf Samira", "ontbreekt", "voeg `question:` toe"),
        ("      - Wat als één kind niet op internet wil staan?\n", "", "1 gespreksvragen", "twee of drie"),
    ],
)
def test_a_mistake_in_a_case_names_file_line_and_remedy(
    copy: Path, library: Library, old: str, new: str, problem: str, remedy: str
) -> None:
    file = copy / "groep-7-8.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_cases(copy, library)
    assert caught.value.file == file
    assert caught.value.line is not None
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_the_line_of_a_mistake_is_the_line_of_the_case(copy: Path, library: Library) -> None:
    file = copy / "bovenbouw.yaml"
    text = file.read_text(encoding="utf-8").replace("topic: radicalisering", "topic: extremisme")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_cases(copy, library)
    assert caught.value.line == 1 + text.splitlines().index("    topic: extremisme")
