import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reply import Citation, Reply, Status
from bot.channels.offers import Offer
from bot.channels.telegram.rendering import keyboard, length, messages
from knowledge.library import load_library
from knowledge.vocabulary import Verdict
from tests.bot.channels.replies import every_kind
from tests.bot.channels.telegram.bot_api import _Reader, seen

KINDS = every_kind(load_library())
MOST = 4096
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs")), min_size=1, max_size=60)
texts = st.lists(words, min_size=1, max_size=120).map(" ".join)


def quoting(*quotes: str, text: str = "Nee.") -> Reply:
    made = [
        Citation(
            school="x",
            organisation="Stichting X",
            document="Protocol",
            edition="2018",
            section="1",
            clause=str(number),
            quote=quote,
            url=f"/protocollen/x#{number}",
        )
        for number, quote in enumerate(quotes)
    ]
    return Reply(status=Status.ANSWER, verdict=Verdict.NEE, text=text, citations=tuple(made))


@pytest.mark.parametrize("kind", KINDS)
def test_messages_are_what_telegram_takes(kind: str) -> None:
    for html in messages(KINDS[kind], "https://protocol.example"):
        reader = _Reader()
        reader.feed(html)
        reader.close()
        assert reader.problem is None
        assert 0 < length(reader.text) <= MOST


@given(st.lists(texts, min_size=1, max_size=6))
def test_a_long_answer_is_split_between_quotes_not_inside_them(quotes: list[str]) -> None:
    sent = [seen(html) for html in messages(quoting(*quotes), None)]
    assert all(length(text) <= MOST for text in sent)
    for quote in quotes:
        if length(quote) < MOST - 200:
            assert any(quote in text for text in sent)


@given(st.lists(words, min_size=5, max_size=15).map(lambda few: " ".join(few * 400)))
def test_a_quote_larger_than_a_message_is_cut_between_words_and_nothing_is_lost(quote: str) -> None:
    sent = [seen(html) for html in messages(quoting(quote), None)]
    assert all(length(text) <= MOST for text in sent)
    assert quote.replace(" ", "") in "".join(sent).replace(" ", "").replace("\n\n", "")


def test_text_without_any_space_is_split_too() -> None:
    sent = [seen(html) for html in messages(quoting("👩" * 5000), None)]
    assert all(length(text) <= MOST for text in sent)
    assert "".join(sent).count("👩") == 5000


def test_without_a_public_address_the_citation_stands_there_without_a_link() -> None:
    (html,) = messages(KINDS["answer nee"], None)
    assert "<a" not in html
    assert "A.6" in html


def test_what_a_button_holds_is_short_whatever_the_choice() -> None:
    markup = keyboard(Offer("x" * 12, KINDS["clarify"]))
    assert markup
    data = [str(button.callback_data) for row in markup.inline_keyboard for button in row]
    assert len(data) == 2
    assert all(len(each.encode()) <= 64 and "asko" not in each for each in data)
