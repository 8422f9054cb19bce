"""What a question wants to know."""

from knowledge.form import Form


def test_only_may_questions_and_plain_yes_or_no_questions_ask_for_a_ruling() -> None:
    assert {form for form in Form if not form.asks_for_information} == {Form.MAG, Form.ANDERS}
