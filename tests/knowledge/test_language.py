import pytest

from knowledge.language import DUTCH, LANGUAGES, language_of
from knowledge.questions import read_questions
from knowledge.settings import KnowledgeSettings


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Can I be friends with my teacher on Instagram?", "en"),
        ("are you human", "en"),
        ("Darf mein Kind sein Handy mitbringen?", "de"),
        ("was darf ich", "de"),
        ("Çocuğum telefonunu okula getirebilir mi?", "tr"),
        ("okula telefon getirmek yasak mi", "tr"),
        ("هل يمكنني نشر صور الصف؟", "ar"),
        ("مرحبا", "ar"),
        ("Czy moje dziecko może zabrać telefon do szkoły?", "pl"),
        ("Чи можна дитині брати телефон до школи?", "uk"),
        ("привіт", "uk"),
    ],
)
def test_other_languages_are_recognised(text: str, language: str) -> None:
    assert language_of(text) == language
    assert language in LANGUAGES


@pytest.mark.parametrize(
    "text",
    [
        "yo mag k insta open",
        "ff vraagje",
        "lol",
        "ok thanks",
        "sorry my bad",
        "insta foto klas",
        "snap streaks met juf",
        "selfie met klasgenoot posten",
        "dm sturen",
        "social media policy",
        "account gehackt",
        "Tweespan Lemmer",
        "...",
        "👍",
        "",
    ],
)
def test_short_dutch_with_loan_words_stays_dutch(text: str) -> None:
    assert language_of(text) == DUTCH


def test_no_example_question_is_taken_for_another_language() -> None:
    questions = read_questions(KnowledgeSettings().questions_dir)
    assert [question.text for question in questions if language_of(question.text) != DUTCH] == []
