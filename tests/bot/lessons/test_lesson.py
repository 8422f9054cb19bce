"""A lesson from its beginning to its end, over the wire."""

import httpx
import pytest

from knowledge.library import Library
from tests.bot.lessons.classroom import Class

pytestmark = pytest.mark.anyio


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
        await board.until(lambda s: s["live"] == {"mag": 0, "mag_niet": 2, "hangt_ervan_af": 0})
        await teacher.go(0, "result")
        seen = await phone.until(lambda s: s["stage"] == "result")
        assert seen["counts"] == {"mag": 0, "mag_niet": 2, "hangt_ervan_af": 0}
        assert seen["rulings"] == []
        assert (await bram.vote(0, "mag")).status_code == 409
        await teacher.go(0, "ruling")
        own, other = (await phone.until(lambda s: s["rulings"]))["rulings"]
    assert (own["school"], own["reply"]["verdict"]) == ("asko", "nee")
    cited = own["reply"]["citations"][0]
    assert cited["quote"] in library["asko"].clause(cited["clause"]).text
    assert other["school"] != "asko"
    assert other["reply"]["verdict"] != "niet_geregeld"


async def test_an_unknown_code_is_refused_alike_for_everybody(http: httpx.AsyncClient, lesson: Class) -> None:
    pupil = await lesson.pupil()
    strangers = [
        await http.post("/api/lessons/CCCC3333/pupils"),
        await http.get(f"/api/lessons/{lesson.code}/pupil"),
        await http.get(f"/api/lessons/{lesson.code}/pupil", headers={"Authorization": "Bearer x"}),
        await pupil.send("PUT", "/place", {"position": 1}),
        await lesson.teacher.send("PUT", "/votes/0", {"choice": "mag"}),
    ]
    assert {response.status_code for response in strangers} == {404}
    assert len({response.json()["detail"] for response in strangers}) == 1
