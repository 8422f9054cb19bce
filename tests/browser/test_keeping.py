"""What is kept and what is not: reloads, restarts, a lost connection, two tabs, erasing."""

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chat import QUESTION, Chat, hold, let_go
from tests.stack import Stack

KONOT = "/?school=konot&rol=medewerker"


def test_nothing_is_stored_before_the_visitor_begins(widget: Chat, context: BrowserContext) -> None:
    expect(widget.launcher).to_be_visible()
    assert widget.kept() == 0
    widget.launcher.click()
    expect(widget.messages).to_have_count(1)
    assert widget.kept() == 1
    assert widget.page.evaluate("localStorage.length") == 0
    assert context.cookies() == []


def test_a_conversation_survives_a_reload_and_goes_on(chat: Chat) -> None:
    chat.ask(QUESTION)
    before = chat.log.inner_text()
    chat.input.fill("half getypt")
    chat.page.reload()
    assert chat.log.inner_text() == before
    expect(chat.input).to_have_value("half getypt")
    expect(chat.input).not_to_be_focused()
    chat.ask("en bij Konot?")
    expect(chat.answers.last).to_contain_text("Konot")


def test_an_open_widget_is_open_after_a_reload_and_a_closed_one_closed(widget: Chat) -> None:
    widget.launcher.click()
    expect(widget.messages).to_have_count(1)
    widget.page.reload()
    expect(widget.messages).to_have_count(1)
    widget.page.get_by_role("button", name="Sluiten").click()
    widget.page.reload()
    expect(widget.launcher).to_have_attribute("aria-expanded", "false")
    expect(widget.input).to_be_hidden()


def test_a_message_is_kept_when_sending_fails_and_can_be_sent_again(
    chat: Chat, context: BrowserContext
) -> None:
    chat.ask("hallo")
    context.set_offline(True)
    chat.send(QUESTION)
    expect(chat.own.last).to_contain_text("Niet verstuurd.")
    expect(chat.own.last).to_contain_text(QUESTION)
    chat.page.evaluate("scrollTo(0, 0)")
    context.set_offline(False)
    chat.page.reload()
    expect(chat.own.last).to_contain_text("Niet verstuurd.")
    chat.button("Probeer opnieuw").click()
    expect(chat.verdicts.last).to_have_text("Ja, mits")
    expect(chat.log).not_to_contain_text("Niet verstuurd.")
    expect(chat.own).to_have_count(2)


def test_a_conversation_survives_a_restart_of_the_server(chat: Chat, stack: Stack) -> None:
    chat.ask(QUESTION)
    with stack.without("gateway"):
        chat.send("en bij Konot?")
        expect(chat.own.last).to_contain_text("Niet verstuurd.")
    chat.button("Probeer opnieuw").click()
    expect(chat.answers.last).to_contain_text("Konot")
    expect(chat.log.locator(".note")).to_have_count(0)


def test_without_the_dialogue_server_the_visitor_reads_why(chat: Chat, stack: Stack) -> None:
    with stack.without("rasa"):
        chat.send(QUESTION)
        expect(chat.own.last).to_contain_text("De assistent is nu niet bereikbaar.")
    chat.button("Probeer opnieuw").click()
    expect(chat.verdicts.last).to_have_text("Ja, mits")


def test_a_conversation_that_is_over_goes_on_as_a_new_one(chat: Chat, stack: Stack) -> None:
    with chat.page.expect_response("**/api/conversations") as opened:
        chat.ask("hallo")
    httpx.delete(
        f"{stack.url}/api/conversations/{opened.value.json()['id']}", trust_env=False
    ).raise_for_status()
    chat.ask(QUESTION)
    expect(chat.log.locator(".note")).to_contain_text("Dit is een nieuw gesprek.")
    expect(chat.verdicts.last).to_have_text("Ja, mits")


def test_another_school_in_the_address_is_never_answered_from_the_old_conversation(chat: Chat) -> None:
    chat.ask(QUESTION)
    chat.page.goto(KONOT)
    expect(chat.log.locator(".note")).to_have_text("Nieuw gesprek")
    expect(chat.ask(QUESTION).locator(".verdict")).to_have_text("Niet geregeld")


def test_two_tabs_are_two_conversations(chat: Chat, context: BrowserContext) -> None:
    other = Chat(context.new_page())
    other.page.goto(KONOT)
    chat.ask(QUESTION)
    expect(other.ask(QUESTION).locator(".verdict")).to_have_text("Niet geregeld")
    other.button("Wis gesprek").click()
    expect(other.messages).to_have_count(0)
    chat.ask("en bij Tweespan?")
    expect(chat.answers.last).to_contain_text("Tweespan")
    expect(chat.log.locator(".note")).to_have_count(0)


def test_erasing_leaves_nothing_here_or_there(chat: Chat, stack: Stack) -> None:
    with chat.page.expect_response("**/api/conversations") as opened:
        chat.ask(QUESTION)
    conversation = f"{stack.url}/api/conversations/{opened.value.json()['id']}"
    chat.button("Wis gesprek").click()
    expect(chat.status).to_have_text("Het gesprek is gewist.")
    expect(chat.messages).to_have_count(0)
    expect(chat.input).to_be_focused()
    assert chat.kept() == 0
    again = httpx.post(f"{conversation}/messages", json={"text": "hoi"}, trust_env=False)
    assert again.status_code == 404
    chat.page.reload()
    expect(chat.messages).to_have_count(0)


def test_erasing_while_an_answer_is_on_its_way_erases_that_too(chat: Chat) -> None:
    chat.ask("hallo")
    held = hold(chat.page, "**/messages")
    chat.send(QUESTION)
    expect(chat.own).to_have_count(2)
    chat.button("Wis gesprek").click()
    let_go(chat.page, held)
    expect(chat.status).to_have_text("Het gesprek is gewist.")
    expect(chat.messages).to_have_count(0)
    assert chat.kept() == 0


def test_a_school_set_while_an_answer_is_on_its_way_is_the_one_that_is_asked_next(widget: Chat) -> None:
    widget.launcher.click()
    widget.ask("hallo")
    held = hold(widget.page, "**/messages")
    widget.send(QUESTION)
    expect(widget.own).to_have_count(2)
    widget.page.evaluate(
        """question => {
            const chat = document.querySelector("protocol-chat");
            chat.setAttribute("school", "konot");
            chat.ask(question);
        }""",
        QUESTION,
    )
    let_go(widget.page, held)
    let_go(widget.page, held, 1)
    expect(widget.verdicts.last).to_have_text("Niet geregeld")
    expect(widget.answers.last).to_contain_text("Konot")


def test_who_asks_to_be_forgotten_is_forgotten_by_the_browser_too(chat: Chat) -> None:
    chat.ask(QUESTION)
    chat.send("vergeet dit gesprek")
    expect(chat.messages).to_have_count(1)
    expect(chat.answers).to_contain_text("gewist")
    assert chat.kept() == 0
    chat.page.reload()
    expect(chat.messages).to_have_count(0)


def test_a_cry_for_help_is_heard_when_no_conversation_can_begin(chat: Chat, stack: Stack) -> None:
    with stack.without("rasa"):
        chat.send("ik wil niet meer leven")
        expect(chat.answers.last).to_contain_text("113")
        expect(chat.own.last).to_contain_text("De assistent is nu niet bereikbaar.")


@pytest.mark.parametrize("path", ["/", "/lijst"])
def test_a_site_that_is_not_in_the_configuration_gets_nothing(
    browser_of_a_stranger: Page, site: str, path: str
) -> None:
    stranger = browser_of_a_stranger
    stranger.goto(site.replace("127.0.0.1", "localhost") + path)
    expect(stranger.get_by_role("heading", name="Basisschool De Regenboog")).to_be_visible()
    expect(stranger.get_by_role("button")).to_have_count(0)
    assert all("Protocollen" not in frame.title() for frame in stranger.frames[1:])


def test_a_site_that_is_not_in_the_configuration_gets_no_answer_by_a_script_of_its_own(
    browser_of_a_stranger: Page, site: str, stack: Stack
) -> None:
    stranger = browser_of_a_stranger
    begin = """async address => {
        const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" };
        try { return (await fetch(address, asked)).status } catch { return "refused" }
    }"""
    for origin, outcome in ((site, 201), (site.replace("127.0.0.1", "localhost"), "refused")):
        stranger.goto(origin)
        assert stranger.evaluate(begin, f"{stack.url}/api/conversations") == outcome


def test_a_site_of_the_configuration_may_frame_a_page(page: Page, site: str) -> None:
    page.goto(f"{site}/lijst")
    expect(page.frame_locator("iframe").get_by_role("heading", name="Protocollen")).to_be_visible()
