"""The right answers that questions are scored against."""

from knowledge.form import Form
from knowledge.library import load_library
from knowledge.questions import NO_TOPIC, read_questions
from knowledge.settings import KnowledgeSettings
from knowledge.vocabulary import Role, Verdict
from tests.evaluation.gold import QUESTIONS, SILENCE, WrittenQuestion, expected_answer, one_in, read_written

LIBRARY = load_library()
FRIENDS = "vrienden-medewerker-met-leerling"


def written(
    topic: str, asker: Role, acts: Role | None = None, form: Form = Form.MAG, met: bool | None = None
) -> WrittenQuestion:
    return WrittenQuestion("dev_1", "?", topic, asker, acts, form, met)


def test_every_written_question_has_a_known_topic_and_every_topic_its_questions() -> None:
    for file in QUESTIONS.glob("*.jsonl"):
        topics = [question.topic for question in read_written(file.stem)]
        assert set(topics) == {*LIBRARY.topics, NO_TOPIC}
        assert {topics.count(topic) for topic in LIBRARY.topics} == {5}


def test_no_question_that_is_scored_is_also_learnt_from() -> None:
    learnt = {question.text.casefold() for question in read_questions(KnowledgeSettings().questions_dir)}
    kept_out = {q.text.casefold() for file in QUESTIONS.glob("*.jsonl") for q in read_written(file.stem)}
    assert not learnt & kept_out


def test_the_rule_of_the_one_who_acts_decides() -> None:
    asked_by_parent = written(FRIENDS, Role.OUDER, acts=Role.MEDEWERKER)
    assert expected_answer(asked_by_parent, LIBRARY["tweespan"]).clauses == {"A.7"}
    assert expected_answer(written(FRIENDS, Role.OUDER, acts=Role.OUDER), LIBRARY["tweespan"]) == SILENCE


def test_a_stated_condition_decides_the_verdict() -> None:
    verdicts = [
        expected_answer(written(FRIENDS, Role.MEDEWERKER, Role.MEDEWERKER, met=met), LIBRARY["asko"]).verdict
        for met in (None, True, False)
    ]
    assert verdicts == [Verdict.JA_MITS, Verdict.JA, Verdict.NEE]


def test_a_question_about_nothing_a_protocol_touches_expects_silence_everywhere() -> None:
    assert all(expected_answer(written(NO_TOPIC, Role.OUDER), protocol) == SILENCE for protocol in LIBRARY)


def test_a_question_for_information_expects_an_explanation() -> None:
    question = written(FRIENDS, Role.MEDEWERKER, Role.MEDEWERKER, form=Form.WAAROM)
    assert expected_answer(question, LIBRARY["asko"]).verdict is Verdict.INFO


def test_one_in_five_is_one_question_on_every_topic_and_always_the_same() -> None:
    questions = read_written("dev_1")
    drawn = one_in(5, questions)
    topics = [question.topic for question in drawn]
    assert {topics.count(topic) for topic in LIBRARY.topics} == {1}
    assert topics.count(NO_TOPIC) == [question.topic for question in questions].count(NO_TOPIC) // 5
    assert drawn == one_in(5, questions)
