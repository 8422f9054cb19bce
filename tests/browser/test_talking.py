"""Asking, and what a visitor can do with an answer, in a browser on the real stack."""

import re
import sqlite3

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chat import QUESTION, Chat, hold, let_go
from tests.stack import Stack


def test_an_answer_shows_its_verdict_as_a_word_its_quote_and_a_link_to_the_clause(chat: Chat) -> None:
    answer = chat.ask(QUESTION)
    verdict = answer.locator(".verdict")
    expect(verdict).to_have_text("Ja, mits")
    expect(verdict.locator("svg")).to_be_visible()
    expect(answer.locator("blockquote")).to_contain_text("tenzij het gaat om een schoolproject")
    assert chat.citations.first.get_attribute("href", timeout=1000).endswith("/protocollen/asko#A.6")


def test_following_a_citation_shows_the_clause_highlighted_and_in_view(chat: Chat) -> None:
    chat.ask(QUESTION)
    with chat.page.expect_popup() as opened:
        chat.citations.first.click()
    clause = opened.value.locator("[id='A.6']")
    expect(clause).to_be_in_viewport()
    expect(opened.value.locator(":target")).to_have_attribute("id", "A.6")
    plain = opened.value.locator("[id='A.5']")
    colour = "element => getComputedStyle(element).backgroundColor"
    assert clause.evaluate(colour) != plain.evaluate(colour)


def test_the_first_message_says_what_it_is_and_what_it_keeps(widget: Chat) -> None:
    widget.launcher.click()
    first = widget.messages.first
    expect(first).to_contain_text("automatische assistent, geen mens")
    expect(first).to_contain_text("hoogstens 24 uur")


def test_the_first_questions_stay_until_something_is_asked(widget: Chat) -> None:
    widget.launcher.click()
    expect(widget.messages).to_have_count(1)
    expect(widget.button("Mag dit?")).to_be_visible()
    widget.button("Mag dat?").click()
    expect(widget.own).to_contain_text("Mag dat?")
    expect(widget.button("Mag dit?")).to_be_hidden()


def test_the_school_and_role_are_chosen_with_buttons(page: Page) -> None:
    page.goto("/")
    chat = Chat(page)
    chat.ask(QUESTION)
    chat.button("Tweespan").click()
    chat.button("Ik werk op school").click()
    expect(chat.verdicts.last).to_have_text("Nee")
    expect(chat.own.last).to_contain_text("Ik werk op school")


def test_another_school_on_the_home_page_begins_another_conversation(chat: Chat) -> None:
    chat.ask(QUESTION)
    school = chat.page.get_by_label("Je school")
    school.focus()
    school.select_option("konot")
    expect(chat.log.locator(".note")).to_have_text("Nieuw gesprek")
    chat.done()
    expect(school).to_be_focused()
    answer = chat.ask(QUESTION)
    expect(answer.locator(".verdict")).to_have_text("Niet geregeld")
    expect(answer).to_contain_text("Konot")
    expect(chat.page).to_have_url(re.compile(r"school=konot&rol=medewerker"))


def test_questions_that_suit_the_role_begin_a_conversation(page: Page) -> None:
    page.goto("/?school=asko")
    chat = Chat(page)
    page.get_by_label("ouder of verzorger").check()
    chat.button("Mag de school een foto van mijn kind plaatsen?").click()
    expect(chat.own).to_have_count(1)
    expect(chat.citations.first).to_be_visible()


def test_thumbs_are_kept_without_the_conversation(chat: Chat, stack: Stack) -> None:
    chat.ask(QUESTION)
    chat.button("Niet nuttig").click()
    chat.button("Ik snap het niet").click()
    expect(chat.status).to_contain_text("Bedankt")
    with sqlite3.connect(stack.settings.feedback_file) as store:
        given = store.execute("SELECT helpful, word, verdict, school, clause FROM feedback").fetchall()
    store.close()
    assert (0, "onduidelijk", "ja_mits", "asko", "A.6") in given
    expect(chat.button("Kopieer")).to_be_focused()


def test_an_answer_is_copied_with_its_source(chat: Chat, context: BrowserContext, stack: Stack) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.ask(QUESTION)
    chat.button("Kopieer").click()
    expect(chat.status).to_contain_text("gekopieerd")
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert "tenzij het gaat om een schoolproject" in copied
    assert f"{stack.url}/protocollen/asko#A.6" in copied


def test_an_empty_message_is_refused_in_words(chat: Chat) -> None:
    chat.send("   ")
    expect(chat.alert).to_have_text("Typ eerst een vraag.")
    expect(chat.messages).to_have_count(0)


def test_who_types_before_the_greeting_is_there_is_heard(widget: Chat) -> None:
    held = hold(widget.page, "**/conversations")
    widget.launcher.click()
    widget.send(QUESTION)
    let_go(widget.page, held)
    expect(widget.verdicts).to_have_text("Ja, mits")
    expect(widget.own).to_have_count(1)
