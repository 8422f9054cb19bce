"""What pupils write, who may do what, and guessing."""

import httpx
import pytest

from tests.bot.lessons.classroom import SILENT, Class
from tests.bot.lessons.conftest import ServedGateway

pytestmark = pytest.mark.anyio

IDEA = "Alleen als je ver moet fietsen"


async def test_strangers_learn_nothing_of_which_codes_exist(http: httpx.AsyncClient, lesson: Class) -> None:
    pupil = await lesson.pupil()
    strangers = [
        await http.post("/api/lessons/CCCC3333/pupils"),
        await http.get(f"/api/lessons/{lesson.code}/pupil"),
        await http.get(f"/api/lessons/{lesson.code}/pupil", headers={"Authorization": "Bearer x"}),
        await http.get("/api/lessons/CCCC3333/pupil", headers={"Authorization": "Bearer x"}),
        await pupil.send("PUT", "/place", {"position": 1}),
        await pupil.send("DELETE", ""),
        await lesson.teacher.send("PUT", "/votes/0", {"choice": "mag"}),
    ]
    assert {response.status_code for response in strangers} == {404}
    assert len({response.json()["detail"] for response in strangers}) == 1


async def test_one_address_cannot_go_on_guessing_codes_and_a_class_that_is_in_does_not_suffer(
    http: httpx.AsyncClient, lesson: Class
) -> None:
    pupil = await lesson.pupil()
    for _ in range(30):
        assert (await http.post("/api/lessons/CCCC3333/pupils")).status_code == 404
        assert (await http.get("/les/CCCC3333")).status_code == 404
    refused = [
        await http.post("/api/lessons/CCCC3333/pupils"),
        await http.post(f"/api/lessons/{lesson.code}/pupils"),
        await http.get(f"/les/{lesson.code}"),
        await http.get(f"/les/{lesson.code}/bord"),
    ]
    assert [response.status_code for response in refused] == [429] * 4
    assert int(refused[0].headers["retry-after"]) >= 1
    await lesson.teacher.go(0)
    assert (await pupil.vote(0, "mag")).status_code == 204


async def test_a_pupil_who_keeps_pressing_is_slowed_down_alone(lesson: Class) -> None:
    busy, calm = await lesson.pupil(), await lesson.pupil()
    await lesson.teacher.go(0)
    answers = [(await busy.vote(0, "mag")).status_code for _ in range(100)]
    assert answers[0] == 204
    assert answers[-1] == 429
    assert (await calm.vote(0, "mag")).status_code == 204


async def test_the_secret_opens_the_screens_however_it_is_typed(lesson: Class) -> None:
    secret = lesson.teacher.token
    lesson.teacher.token = " ".join(secret[at : at + 4].lower() for at in range(0, 16, 4))
    assert (await lesson.teacher.go(0)).status_code == 204


async def test_no_screen_of_others_has_what_a_pupil_wrote_before_the_teacher_let_it_through(
    http: httpx.AsyncClient,
) -> None:
    lesson = await Class.begin(http, cases=[SILENT])
    anna, bram = await lesson.pupil(), await lesson.pupil()
    teacher = lesson.teacher
    await teacher.go(0, "ruling")
    async with (
        teacher.screen("presenter") as presenter,
        teacher.screen("board") as board,
        bram.screen("pupil") as phone,
    ):
        for text in (IDEA, "iets lelijks over Kees"):
            assert (await anna.send("POST", "/suggestions", {"position": 0, "text": text})).status_code == 204
        good, bad = (await presenter.until(lambda s: len(s["pending"]) == 2))["pending"]
        assert set(good) == {"id", "position", "text"}
        await teacher.send("PUT", f"/suggestions/{bad['id']}", {"approved": False})
        await teacher.send("PUT", f"/suggestions/{good['id']}", {"approved": True})
        for screen in (board, phone):
            await screen.until(lambda s: s["suggestions"] == [IDEA])
        assert (await presenter.until(lambda s: not s["pending"]))["suggestions"] == [IDEA]
    assert "Kees" not in str(board.shown) + str(phone.shown)
    assert all(screen["suggestions"] in ([], [IDEA]) for screen in (*board.shown, *phone.shown))


async def test_the_number_of_an_idea_that_was_removed_never_comes_back(http: httpx.AsyncClient) -> None:
    lesson = await Class.begin(http, cases=[SILENT])
    pupil, teacher = await lesson.pupil(), lesson.teacher
    await teacher.go(0, "ruling")
    numbers = []
    async with teacher.screen("presenter") as presenter:
        for text in ("het eerste idee", "het tweede idee"):
            await pupil.send("POST", "/suggestions", {"position": 0, "text": text})
            (idea,) = (await presenter.until(lambda s: len(s["pending"]) == 1))["pending"]
            numbers.append(idea["id"])
            await teacher.send("PUT", f"/suggestions/{idea['id']}", {"approved": False})
            await presenter.until(lambda s: not s["pending"])
    assert numbers[0] < numbers[1]


async def test_a_cry_for_help_among_the_ideas_is_answered_on_that_screen_alone(
    http: httpx.AsyncClient,
) -> None:
    lesson = await Class.begin(http, cases=[SILENT])
    anna = await lesson.pupil()
    await lesson.teacher.go(0, "ruling")
    async with lesson.teacher.screen("presenter") as presenter:
        cry = {"position": 0, "text": "help ik wil dood, ze sturen mijn naaktfoto rond"}
        answer = await anna.send("POST", "/suggestions", cry)
        assert answer.status_code == 200
        assert answer.json()["status"] == "help"
        assert any(contact["phone"] for contact in answer.json()["contacts"])
        assert (await anna.send("POST", "/suggestions", {"position": 0, "text": IDEA})).status_code == 204
        await presenter.until(lambda s: len(s["pending"]) == 1)
    assert "dood" not in str(presenter.shown)


async def test_ideas_are_short_few_and_only_for_the_case_that_is_on(http: httpx.AsyncClient) -> None:
    lesson = await Class.begin(http, cases=[SILENT])
    pupil = await lesson.pupil()

    async def suggest(text: str) -> int:
        return (await pupil.send("POST", "/suggestions", {"position": 0, "text": text})).status_code

    assert await suggest(IDEA) == 409
    await lesson.teacher.go(0, "ruling")
    assert [await suggest("a" * 281), await suggest(" \u200b")] == [422, 422]
    assert [await suggest(IDEA) for _ in range(4)] == [204, 204, 204, 409]


async def test_no_answer_of_a_lesson_sets_a_cookie_or_may_be_cached(lesson: Class) -> None:
    pages = [await lesson.http.get(f"/les/{lesson.code}{place}") for place in ("", "/bord", "/docent")]
    assert [page.status_code for page in pages] == [200, 200, 200]
    for page in pages:
        assert "set-cookie" not in page.headers
        assert page.headers["cache-control"] == "no-store"
        assert lesson.teacher.token not in page.text


async def test_the_log_holds_no_code_and_nobodys_words(
    gateway_on: ServedGateway, capsys: pytest.CaptureFixture[str]
) -> None:
    async with gateway_on() as http:
        lesson = await Class.begin(http, cases=[SILENT])
        pupil = await lesson.pupil()
        await lesson.teacher.go(0, "ruling")
        await pupil.send("POST", "/suggestions", {"position": 0, "text": IDEA})
        await http.get(f"/les/{lesson.code}/bord")
    logged = capsys.readouterr().err
    assert '"/api/lessons/{code}/suggestions"' in logged
    for private in (lesson.code, lesson.teacher.token, pupil.token, pupil.nickname, IDEA):
        assert private not in logged
