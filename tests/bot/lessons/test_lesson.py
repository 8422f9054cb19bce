"""A lesson from its beginning to its end, over the wire."""

import httpx
import pytest

from bot.lessons.lesson import MOST_PUPILS
from knowledge.library import Library
from tests.bot.lessons.classroom import SETTLED, SILENT, Class
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio

NOBODY = {"mag": 0, "mag_niet": 0, "hangt_ervan_af": 0}


async def test_a_class_joins_votes_and_sees_the_rule_of_its_own_school(
    lesson: Class, library: Library
) -> None:
    anna, bram = await lesson.pupil(), await lesson.pupil()
    teacher = lesson.teacher
    async with teacher.screen("board") as board, anna.screen("pupil") as phone:
        await board.until(lambda s: set(s["nicknames"]) == {anna.nickname, bram.nickname})
        assert (await phone.until(lambda s: s["position"] == -1))["nickname"] == anna.nickname
        assert (await teacher.go(0)).status_code == 204
        await phone.until(lambda s: s["stage"] == "vote")
        assert (await anna.vote(0, "mag")).status_code == 204
        assert (await bram.vote(0, "mag_niet")).status_code == 204
        assert (await anna.vote(0, "mag_niet")).status_code == 204
        seen = await phone.until(lambda s: s["choice"] == "mag_niet")
        assert (seen["counts"], seen["rulings"]) == (None, [])
        await board.until(lambda s: s["live"] == {**NOBODY, "mag_niet": 2})
        await teacher.go(0, "result")
        seen = await phone.until(lambda s: s["stage"] == "result")
        assert seen["counts"] == {**NOBODY, "mag_niet": 2}
        assert seen["rulings"] == []
        assert (await bram.vote(0, "mag")).status_code == 409
        await teacher.go(0, "ruling")
        own, other = (await phone.until(lambda s: s["rulings"]))["rulings"]
    assert (own["school"], own["reply"]["verdict"]) == ("asko", "nee")
    cited = own["reply"]["citations"][0]
    assert cited["quote"] in library["asko"].clause(cited["clause"]).text
    assert other["school"] != "asko"
    assert other["reply"]["verdict"] != "niet_geregeld"


async def test_a_silent_school_is_called_silent_beside_one_that_is_not(http: httpx.AsyncClient) -> None:
    lesson = await Class.begin(http, other="tweespan", cases=[SILENT])
    pupil = await lesson.pupil()
    await lesson.teacher.go(0, "ruling")
    async with pupil.screen("pupil") as phone:
        own, other = (await phone.until(lambda s: s["rulings"]))["rulings"]
    assert (own["reply"]["verdict"], own["reply"]["citations"]) == ("niet_geregeld", [])
    assert (other["school"], other["reply"]["verdict"]) == ("tweespan", "ja_mits")
    assert other["conditions"]
    assert all(sentence in other["reply"]["text"] for sentence in other["conditions"])


async def test_who_comes_late_or_comes_back_is_where_the_class_is(lesson: Class) -> None:
    early = await lesson.pupil()
    await lesson.teacher.go(0)
    await early.vote(0, "hangt_ervan_af")
    late = await lesson.pupil()
    for pupil, choice in ((early, "hangt_ervan_af"), (late, None)):
        async with pupil.screen("pupil") as phone:
            seen = await phone.until(lambda s: True)
            assert (seen["position"], seen["choice"], seen["nickname"]) == (0, choice, pupil.nickname)


async def test_going_back_finds_a_case_as_it_was_left(lesson: Class) -> None:
    pupil = await lesson.pupil()
    await lesson.teacher.go(0)
    await pupil.vote(0, "mag")
    await lesson.teacher.go(0, "ruling")
    await lesson.teacher.go(1)
    async with pupil.screen("pupil") as phone:
        assert (await phone.until(lambda s: s["position"] == 1))["stage"] == "vote"
        assert (await pupil.vote(0, "mag_niet")).status_code == 409
        await lesson.teacher.go(0)
        seen = await phone.until(lambda s: s["position"] == 0)
        assert (seen["stage"], seen["choice"], seen["counts"]) == ("ruling", "mag", {**NOBODY, "mag": 1})
    assert (await lesson.teacher.go(3)).status_code == 409


async def test_the_summary_has_what_the_class_thought_and_nothing_of_a_pupil(lesson: Class) -> None:
    pupil = await lesson.pupil()
    await lesson.teacher.go(0)
    await pupil.vote(0, "mag")
    await lesson.teacher.go(0, "ruling")
    await lesson.teacher.go(2)
    async with lesson.teacher.screen("board") as board:
        (done,) = (await board.until(lambda s: s["summary"]))["summary"]
    assert done["counts"] == {**NOBODY, "mag": 1}
    assert done["rulings"][0]["school"] == "asko"
    assert pupil.nickname not in str(done)


async def test_the_timer_is_told_to_everybody_and_goes_with_the_next_step(lesson: Class) -> None:
    pupil = await lesson.pupil()
    await lesson.teacher.go(0)
    async with pupil.screen("pupil") as phone, lesson.teacher.screen("board") as board:
        await lesson.teacher.send("PUT", "/timer", {"seconds": 60})
        ends = (await phone.until(lambda s: s["timer"]))["timer"]
        assert (await board.until(lambda s: s["timer"]))["timer"] == ends
        await lesson.teacher.go(0, "result")
        await phone.until(lambda s: s["timer"] is None)


async def test_the_presenter_knows_beforehand_what_the_class_does_not(lesson: Class) -> None:
    await lesson.teacher.go(0)
    async with lesson.teacher.screen("presenter") as presenter, lesson.teacher.screen("board") as board:
        seen = await presenter.until(lambda s: s["position"] == 0)
        assert seen["discuss"]
        assert seen["preview"][0]["school"] == "asko"
        assert (await board.until(lambda s: s["position"] == 0))["rulings"] == []


async def test_nicknames_are_two_words_and_each_is_given_once_until_the_class_is_full(lesson: Class) -> None:
    names = [(await lesson.pupil()).nickname for _ in range(MOST_PUPILS)]
    assert len(set(names)) == MOST_PUPILS
    assert all(len(name.split()) == 2 for name in names)
    response = await lesson.http.post(f"/api/lessons/{lesson.code}/pupils")
    assert response.status_code == 409
    assert is_dutch(response.json()["detail"])


async def test_an_end_by_the_teacher_is_the_end_on_every_screen(lesson: Class) -> None:
    pupil = await lesson.pupil()
    async with pupil.screen("pupil") as phone, lesson.teacher.screen("board") as board:
        await board.until(lambda s: True)
        assert (await lesson.teacher.send("DELETE", "")).status_code == 204
        await phone.until_over()
        await board.until_over()
    assert (await pupil.vote(0, "mag")).status_code == 404
    assert (await lesson.teacher.go(0)).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"school": "hogwarts"},
        {"other": "hogwarts"},
        {"other": "asko"},
        {"cases": []},
        {"cases": ["onbekend"]},
        {"age": "kleuters"},
        {"own": [{"story": "x", "question": "y", "topic": "onbekend", "actor": "leerling"}]},
        {"own": [{"story": " ", "question": "y", "topic": "auteursrecht", "actor": "leerling"}]},
        {"own": [{"story": "a" * 601, "question": "y", "topic": "auteursrecht", "actor": "leerling"}]},
    ],
)
async def test_a_plan_that_makes_no_lesson_is_refused_in_dutch(
    http: httpx.AsyncClient, changes: dict[str, object]
) -> None:
    plan = {"school": "asko", "age": "groep-7-8", "cases": [SETTLED], **changes}
    response = await http.post("/api/lessons", json=plan)
    assert response.status_code == 422
    assert is_dutch(response.json()["detail"])
