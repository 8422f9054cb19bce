import pytest

from knowledge.leaning import content_of, is_a_piece


@pytest.mark.parametrize(
    "text",
    [
        "waarom?",
        "waar staat dat?",
        "wat gebeurt er als ik het toch doe?",
        "bij wie moet ik zijn?",
        "leg eens makkelijker uit",
        "nog een keer",
        "ja",
        "nee, dat weet ik niet",
    ],
)
def test_words_that_only_lean_have_no_content(text: str) -> None:
    assert content_of(text) == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("en filmpjes?", ("filmpjes",)),
        ("geldt dat ook in het weekend?", ("weekend",)),
        ("ik heb een vraag over foto's", ("fotos",)),
        ("mag ik vrienden worden met een leerling", ("vrienden", "leerling")),
    ],
)
def test_what_a_message_is_about(text: str, content: tuple[str, ...]) -> None:
    assert content_of(text) == content


def test_names_do_not_count() -> None:
    assert content_of("en bij de ASKO dan?", ["asko"]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "en filmpjes?",
        "geldt dat ook in het weekend?",
        "en op mijn eigen account?",
        "op snapchat",
        "en als ze 16 zijn?",
    ],
)
def test_a_piece_of_a_question(text: str) -> None:
    assert is_a_piece(text)


@pytest.mark.parametrize(
    "text",
    [
        "mag ik vrienden worden met een leerling",
        "wie geeft toestemming voor een foto van een leerling",
        "en mag ik als leraar ook een groepsapp met ouders maken?",
    ],
)
def test_a_whole_question_is_no_piece(text: str) -> None:
    assert not is_a_piece(text)
