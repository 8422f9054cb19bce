"""What somebody types, and what a server answers, is shown as text, whatever is in it."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chat import Chat

TEXTS = {
    "html": "<b>vet</b> <img src=x onerror=\"document.title='gehackt'\">",
    "script": "<script>document.title='gehackt'</script>",
    "template": "{{7*7}} ${7*7} &lt;i&gt; &amp;",
    "long word": "a" * 1500,
    "right to left": "begin \u202eeinde\u202c \u2067rechts\u2069 \u200fmerk",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈 mag 🤳🏽 dit?",
    "zero width": "m\u200ba\u200bg\u2060 d\ufeffat?",
    "command": '/restart{"x": 1}',
    "combining": "Z" + "\u0335\u0321" * 60 + " mag dat?",
}


def is_untouched(page: Page) -> bool:
    """Whether nothing of a text became an element, ran, or pushed the page apart."""
    untouched: bool = page.evaluate(
        """() => {
            const root = document.querySelector("protocol-chat").shadowRoot;
            return document.title !== "gehackt" && !root.querySelector("img, script, b, i, iframe")
                && document.documentElement.scrollWidth <= innerWidth
                && [...root.querySelectorAll(".message")].every(
                    message => message.scrollWidth <= message.clientWidth + 1
                );
        }"""
    )
    return untouched


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_typed_is_shown_as_it_is(chat: Chat, name: str) -> None:
    answer = chat.ask(TEXTS[name])
    expect(answer).not_to_be_empty()
    assert chat.own.last.locator("p").last.text_content() == TEXTS[name]
    assert is_untouched(chat.page)
    chat.page.reload()
    assert chat.own.last.locator("p").last.text_content() == TEXTS[name]
    assert is_untouched(chat.page)


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_answered_is_shown_as_it_is(chat: Chat, name: str) -> None:
    text = TEXTS[name]
    cited = dict.fromkeys(
        ("school", "organisation", "document", "edition", "section", "clause", "quote"), text
    )
    reply = {
        "status": "answer",
        "verdict": "nee",
        "text": text,
        "citations": [{**cited, "url": "javascript:document.title='gehackt'"}],
        "related": [{**cited, "url": "//elders.example/"}],
        "asks": None,
        "choices": [{"title": text, "value": text}],
        "contacts": [{"name": text, "phone": text, "url": "data:text/html,hoi"}],
    }

    def answer(route: Route) -> None:
        route.fulfill(body=json.dumps({"replies": [reply]}), content_type="application/json")

    chat.page.route("**/messages", answer)
    shown = chat.ask("Mag dat?")
    assert shown.locator("blockquote").first.text_content() == text
    assert shown.locator("a:not([href^='tel:'])").count() == 0
    assert is_untouched(chat.page)


def test_words_in_an_address_are_shown_as_text(page: Page) -> None:
    for address in ("/zoeken?zoek=", "/vergelijk?zoek="):
        page.goto(address + "%3Cscript%3Edocument.title%3D'gehackt'%3C/script%3E%3Cb%3Ex%3C/b%3E")
        assert page.title() != "gehackt"
        assert page.locator("main b").count() == 0
        expect(page.get_by_role("searchbox")).to_have_value(
            "<script>document.title='gehackt'</script><b>x</b>"
        )


def test_too_many_messages_are_answered_with_when_to_go_on(chat: Chat) -> None:
    detail = "Je stuurt nu te veel berichten achter elkaar. Wacht 20 seconden en probeer het dan opnieuw."
    chat.ask("hallo")
    chat.page.route(
        "**/messages",
        lambda route: route.fulfill(
            status=429, body=json.dumps({"detail": detail}), content_type="application/json"
        ),
    )
    chat.send("Mag dat?")
    expect(chat.own.last).to_contain_text(detail)
    expect(chat.button("Probeer opnieuw")).to_be_visible()


def test_an_answer_that_is_no_answer_is_a_failure_in_dutch(chat: Chat) -> None:
    chat.page.route("**/conversations", lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"))
    chat.send("Mag dat?")
    expect(chat.own.last).to_contain_text("De assistent is niet bereikbaar.")
