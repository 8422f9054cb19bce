"""A lesson on the real stack: the class, the teacher, and what may go wrong in a classroom."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.chat import Chat
from tests.browser.conftest import visitor
from tests.browser.lesson import BOARD, CHROMEBOOK, PHONE, SETTLED, SILENT, Lesson, set_up, vote
from tests.stack import Stack


@pytest.fixture
def lesson(browser: Browser, stack: Stack) -> Iterator[Lesson]:
    with Lesson(partial(visitor, browser, stack)) as lesson:
        yield lesson


def fits(page: Page) -> bool:
    fitting: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return fitting


def test_a_class_votes_sees_itself_and_then_the_rule(lesson: Lesson) -> None:
    anna, bram = lesson.pupil(), lesson.pupil(CHROMEBOOK)
    names = lesson.board.locator("#nicknames li")
    expect(names).to_have_count(2)
    expect(anna.locator("#identity")).to_have_text(re.compile(r"^Jij bent \S+ \S+$"))
    lesson.press("Begin")
    for page in (anna, bram, lesson.board, lesson.presenter):
        expect(page.get_by_role("heading", level=1)).to_have_text(SETTLED)
    vote(anna, "Mag")
    vote(anna, "Mag niet")
    vote(bram, "Hangt ervan af")
    expect(lesson.board.get_by_text("2 van 2 gestemd")).to_be_visible()
    expect(lesson.board.locator(".bars")).to_be_hidden()
    lesson.press("Toon de stand")
    expect(lesson.board.locator(".bars .count")).to_have_text(["0", "1", "1"])
    expect(anna.locator(".bars")).to_have_count(0)
    lesson.press("Sluit de stemming")
    expect(anna.get_by_role("heading", name="Dit vindt de klas")).to_be_visible()
    expect(anna.locator(".bars .count")).to_have_text(["0", "1", "1"])
    expect(anna.locator(".bars li").nth(1)).to_contain_text("jouw keuze")
    lesson.press("Toon de regel")
    for page in (anna, lesson.board):
        expect(page.locator(".ruling .verdict").first).to_have_text("Nee")
        expect(page.get_by_role("heading", name="Dit zegt ASKO")).to_be_visible()
        expect(page.get_by_role("heading", name="Een andere school")).to_be_visible()
    citation = anna.locator(".quotation a").first
    with anna.expect_popup() as opened:
        citation.click()
    clause = opened.value.locator(":target")
    expect(clause).to_be_visible()
    quote = anna.locator(".quotation blockquote").first.inner_text()
    assert " ".join(quote.strip("“”").split()) in " ".join(clause.inner_text().split())


def test_a_silent_protocol_asks_the_class_and_the_teacher_reads_first(lesson: Lesson) -> None:
    anna, bram = lesson.pupil(), lesson.pupil()
    lesson.press("Begin", "Volgende")
    lesson.reveal()
    expect(anna.locator(".ruling .verdict").first).to_have_text("Niet geregeld")
    expect(lesson.board.get_by_text("Wat zou jij erin zetten?")).to_be_visible()
    anna.get_by_role("button", name="Stuur naar je leraar").click()
    expect(anna.get_by_text("Schrijf eerst een idee.")).to_be_visible()
    anna.get_by_label("Jouw idee voor een regel").fill("help ze sturen mijn naaktfoto rond, ik wil dood")
    anna.get_by_role("button", name="Stuur naar je leraar").click()
    expect(anna.get_by_text("Alleen jij ziet dit.")).to_be_visible()
    expect(anna.get_by_role("link", name="112")).to_be_visible()
    expect(lesson.presenter.locator(".moderation li")).to_have_count(0)
    idea = "<b>Alleen</b> als je ver fietst"
    anna.get_by_label("Jouw idee voor een regel").fill(idea)
    anna.get_by_role("button", name="Stuur naar je leraar").click()
    expect(anna.get_by_text("Je idee is naar je leraar.")).to_be_visible()
    waiting = lesson.presenter.locator(".moderation li")
    expect(waiting).to_contain_text(idea)
    for page in (lesson.board, bram):
        expect(page.get_by_text(idea)).to_have_count(0)
    waiting.get_by_role("button", name="Laat zien").click()
    for page in (lesson.board, bram, anna):
        expect(page.locator(".ideas li")).to_have_text([idea])
    expect(waiting).to_have_count(0)


def test_a_pupil_who_reloads_or_loses_the_network_comes_back_to_the_same_place(lesson: Lesson) -> None:
    pupil = lesson.pupil()
    name = pupil.locator("#identity").inner_text()
    lesson.press("Begin")
    vote(pupil, "Mag niet")
    pupil.reload()
    chosen = pupil.get_by_role("button", name="Mag niet", exact=True)
    expect(chosen).to_have_attribute("aria-pressed", "true")
    expect(pupil.locator("#identity")).to_have_text(name)
    pupil.context.set_offline(True)
    expect(pupil.locator("#status")).to_contain_text("De verbinding is weg")
    pupil.get_by_role("button", name="Mag", exact=True).click()
    lesson.press("Toon de stand")
    pupil.context.set_offline(False)
    expect(lesson.board.locator(".bars .count")).to_have_text(["1", "0", "0"])
    expect(pupil.locator("#status")).to_be_empty()
    lesson.press("Sluit de stemming")
    expect(pupil.get_by_role("heading", name="Dit vindt de klas")).to_be_visible()
    assert len(pupil.context.cookies()) == 0


def test_a_restart_of_the_gateway_in_the_middle_loses_no_vote(lesson: Lesson, stack: Stack) -> None:
    pupils = [lesson.pupil(), lesson.pupil()]
    lesson.press("Begin", "Toon de stand")
    vote(pupils[0], "Mag")
    with stack.without("gateway"):
        expect(lesson.board.locator("#status")).to_contain_text("De verbinding is weg")
        pupils[1].get_by_role("button", name="Mag niet", exact=True).click()
    expect(lesson.board.locator(".bars .count")).to_have_text(["1", "1", "0"])
    expect(lesson.board.locator("#status")).to_be_empty()
    lesson.press("Sluit de stemming")
    for pupil in pupils:
        expect(pupil.locator(".bars .count")).to_have_text(["1", "1", "0"])


def test_the_secret_opens_the_board_again_and_is_in_no_address(lesson: Lesson) -> None:
    expect(lesson.board).to_have_url(re.compile(r"/bord$"))
    lesson.board.reload()
    expect(lesson.board.get_by_role("button", name="Begin")).to_be_visible()
    other = lesson.screen(BOARD)
    other.goto(f"/les/{lesson.code}/bord")
    other.get_by_label("Docentsleutel").fill("CCCC CCCC CCCC CCCC")
    other.get_by_role("button", name="Open").click()
    expect(other.get_by_role("alert")).to_contain_text("klopt niet")
    other.get_by_label("Docentsleutel").fill(lesson.secret.lower())
    other.get_by_role("button", name="Open").click()
    expect(other.get_by_role("button", name="Begin")).to_be_visible()


def test_the_lesson_ends_with_a_summary_to_keep_and_then_for_everybody(lesson: Lesson) -> None:
    pupil = lesson.pupil()
    chat = Chat(pupil)
    with pupil.expect_response("**/api/conversations") as opened:
        chat.launcher.click()
    chat.ask("Mag ik mijn telefoon gebruiken in de les?")
    pupil.keyboard.press("Escape")
    name = pupil.locator("#identity").inner_text().removeprefix("Jij bent ")
    lesson.press("Begin")
    vote(pupil, "Mag niet")
    lesson.reveal()
    lesson.press("Volgende", "Naar het einde")
    expect(lesson.board.get_by_role("heading", level=1)).to_have_text("Samenvatting van de les")
    expect(lesson.board.locator(".summary")).to_have_count(1)
    expect(lesson.board.get_by_role("main")).not_to_contain_text(name)
    with lesson.board.expect_download() as kept:
        lesson.board.get_by_role("button", name="Bewaar als plaatje").click()
    assert kept.value.suggested_filename == "les.png"
    assert kept.value.path().read_bytes().startswith(b"\x89PNG")
    lesson.board.emulate_media(media="print")
    expect(lesson.board.locator(".summary")).to_be_visible()
    expect(lesson.board.get_by_role("button")).to_have_count(0)
    lesson.presenter.get_by_role("button", name="Beëindig de les").click()
    lesson.presenter.get_by_role("button", name="Ja, wis de les").click()
    for page in (pupil, lesson.presenter):
        expect(page.get_by_role("heading", level=1)).to_have_text("De les is voorbij")
    expect(pupil.locator("protocol-chat")).to_have_count(0)
    assert pupil.evaluate("sessionStorage.length") == 0
    asked = pupil.request.delete(f"/api/conversations/{opened.value.json()['id']}")
    assert asked.status == 404
    pupil.goto(f"/les/{lesson.code}")
    expect(pupil.get_by_role("main")).to_contain_text("Deze les is er niet of is voorbij.")


def test_a_pupil_asks_the_protocol_and_a_cry_for_help_stays_on_that_screen(lesson: Lesson) -> None:
    anna, bram = lesson.pupil(), lesson.pupil()
    lesson.press("Begin")
    chat = Chat(anna)
    chat.launcher.click()
    expect(chat.messages).to_have_count(1)
    chat.ask("Mag ik mijn telefoon gebruiken in de les?")
    expect(chat.verdicts.last).to_be_visible()
    quote = anna.locator("protocol-chat .citation blockquote").last
    before = quote.inner_text()
    word = quote.get_by_role("button").first
    word.click()
    expect(quote.locator(".meaning")).to_contain_text(word.inner_text())
    word.click()
    assert quote.inner_text() == before
    chat.ask("ik wil niet meer leven")
    expect(chat.answers.last).to_contain_text("113")
    for page in (bram, lesson.board, lesson.presenter):
        expect(page.get_by_text("113")).to_have_count(0)
    anna.keyboard.press("Escape")
    vote(anna, "Mag")


def test_hard_words_are_explained_on_tap_and_the_quote_stays_as_it_is(lesson: Lesson) -> None:
    pupil = lesson.pupil()
    lesson.press("Begin")
    lesson.reveal()
    quote = pupil.locator(".quotation blockquote").first
    before = quote.inner_text()
    word = quote.get_by_role("button").first
    word.click()
    expect(word).to_have_attribute("aria-expanded", "true")
    meaning = pupil.locator(".quotation .meaning").first
    expect(meaning).to_contain_text(word.inner_text())
    assert quote.inner_text() == before
    word.click()
    expect(meaning).to_be_hidden()


def test_the_assistant_proposes_topic_and_rule_of_an_own_case(lesson: Lesson) -> None:
    page = lesson.screen(CHROMEBOOK)
    page.goto("/les")
    page.get_by_label("Je school").select_option("asko")
    page.get_by_role("button", name="Kies er geen").click()
    page.get_by_text("Maak een eigen geval").click()
    page.get_by_role("button", name="Zoek de regel erbij").click()
    expect(page.get_by_text("Schrijf eerst wat er gebeurt")).to_be_visible()
    page.get_by_label("Wat gebeurt er?").fill("Een leerling stuurt de meester een vriendschapsverzoek.")
    page.get_by_label("Wat is de vraag?").fill("Mag de meester vrienden worden met een leerling?")
    page.get_by_role("button", name="Zoek de regel erbij").click()
    expect(page.get_by_label("Onderwerp")).to_have_value("vrienden-medewerker-met-leerling")
    expect(page.get_by_label("Over wie gaat het?")).to_have_value("medewerker")
    expect(page.locator("#preview .verdict")).to_have_text("Ja, mits")
    page.get_by_label("Over wie gaat het?").select_option("leerling")
    expect(page.locator("#preview .verdict")).to_have_text("Niet geregeld")
    page.get_by_label("Over wie gaat het?").select_option("medewerker")
    page.get_by_role("button", name="Dit klopt, voeg toe").click()
    expect(page.locator("#chosen")).to_contain_text("1 van hoogstens")
    page.get_by_role("button", name="Maak de les").click()
    expect(page.get_by_role("heading", name="Je les staat klaar")).to_be_visible()


def test_the_timer_counts_down_on_every_screen(lesson: Lesson) -> None:
    pupil = lesson.pupil()
    lesson.press("Begin", "30 s")
    for page in (pupil, lesson.board, lesson.presenter):
        expect(page.get_by_role("timer")).to_have_text(re.compile(r"^Nog 0:[0-3]\d$"))
    lesson.press("Zonder tijd")
    expect(pupil.get_by_role("timer")).to_have_count(0)


LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_screen_of_a_lesson_breaks_a_rule_or_sticks_out(browser: Browser, stack: Stack, look: str) -> None:
    with Lesson(partial(visitor, browser, stack), **LOOKS[look]) as lesson:
        pupil = lesson.pupil()
        screens = {"pupil": pupil, "board": lesson.board, "presenter": lesson.presenter}

        def check(state: str) -> None:
            for name, page in screens.items():
                assert violations(page) == [], (state, name)
                assert fits(page), (state, name)

        check("lobby")
        lesson.press("Begin", "30 s", "Toon de stand")
        vote(pupil, "Mag niet")
        check("vote")
        lesson.press("Sluit de stemming")
        expect(pupil.locator(".bars")).to_be_visible()
        check("result")
        lesson.press("Toon de regel")
        expect(pupil.locator(".ruling").first).to_be_visible()
        pupil.locator(".word").first.click()
        check("ruling")
        lesson.press("Volgende")
        lesson.reveal()
        pupil.get_by_label("Jouw idee").fill("Alleen in de pauze")
        pupil.get_by_role("button", name="Stuur").click()
        expect(lesson.presenter.locator(".moderation li")).to_have_count(1)
        check("idea")
        lesson.press("Naar het einde")
        expect(lesson.board.locator(".summary")).to_have_count(2)
        check("end")
        for viewport in ({"width": 320, "height": 256}, PHONE, CHROMEBOOK):
            pupil.set_viewport_size(viewport)
            lesson.board.set_viewport_size(viewport)
            lesson.presenter.set_viewport_size(viewport)
            assert [name for name, page in screens.items() if not fits(page)] == [], viewport


@pytest.mark.parametrize("viewport", [PHONE, CHROMEBOOK])
def test_setting_up_breaks_no_rule_and_fits(browser: Browser, stack: Stack, viewport: dict[str, int]) -> None:
    with visitor(browser, stack, viewport=viewport) as context:
        page = context.new_page()
        page.goto("/les")
        assert violations(page) == []
        page.get_by_label("Je school").select_option("asko")
        expect(page.get_by_label(SETTLED)).to_be_visible()
        page.get_by_text("Maak een eigen geval").click()
        assert violations(page) == []
        assert fits(page)
        set_up(page, SILENT)
        assert violations(page) == []
        assert fits(page)


def test_the_keyboard_alone_is_enough_to_vote(lesson: Lesson) -> None:
    pupil = lesson.pupil()
    lesson.press("Begin")
    expect(pupil.get_by_role("button", name="Mag niet", exact=True)).to_be_visible()
    for _ in range(12):
        pupil.keyboard.press("Tab")
        if pupil.evaluate("document.activeElement.innerText") == "Mag niet":
            break
    pupil.keyboard.press("Enter")
    expect(pupil.get_by_role("button", name="Mag niet", exact=True)).to_have_attribute("aria-pressed", "true")
