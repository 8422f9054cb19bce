import pytest

from bot.errors import (
    BodyTooLarge,
    EmptyText,
    GatewayError,
    RasaUnavailable,
    StoreUnavailable,
    TextTooLong,
    UnknownConversation,
    UnknownSchool,
    UnknownSchoolInBody,
    UnknownTopic,
)
from tests.dutch import is_dutch

ERRORS = [
    (UnknownConversation(), 404),
    (UnknownSchool(("asko", "konot")), 404),
    (UnknownSchoolInBody(("asko", "konot")), 422),
    (UnknownTopic(), 404),
    (EmptyText(), 422),
    (TextTooLong(2000), 422),
    (BodyTooLarge(), 413),
    (RasaUnavailable("ConnectError"), 503),
    (StoreUnavailable("locked"), 503),
]


@pytest.mark.parametrize(("error", "status"), ERRORS)
def test_each_error_has_its_status_and_a_dutch_sentence(error: GatewayError, status: int) -> None:
    assert error.status == status
    assert is_dutch(error.detail)


def test_what_went_wrong_inside_is_not_told_to_people() -> None:
    assert "ConnectError" not in RasaUnavailable("ConnectError").detail
