"""What a question wants to know."""

import pytest

from knowledge.form import Form, form_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Mag ik dat plaatsen?", Form.MAG),
        ("is dat oké als ik ze toevoeg", Form.MAG),
        ("Kan dat door de beugel?", Form.MAG),
        ("Moet ik vermelden dat ik hier werk?", Form.MOET),
        ("Wie geeft toestemming?", Form.WIE),
        ("Wat gebeurt er als ik het toch doe?", Form.WAT_ALS),
        ("Waarom is dat zo?", Form.WAAROM),
        ("Sinds wanneer geldt dit?", Form.WANNEER),
        ("Hoe lang is de toestemming geldig?", Form.HOE_LANG),
        ("Wat verstaan jullie onder sociale media? wat is dat", Form.WAT_IS),
        ("Blijft een bericht staan?", Form.ANDERS),
    ],
)
def test_form(text: str, form: Form) -> None:
    assert form_of(text) is form


def test_only_may_questions_and_plain_yes_or_no_questions_ask_for_a_ruling() -> None:
    assert {form for form in Form if not form.asks_for_information} == {Form.MAG, Form.ANDERS}
