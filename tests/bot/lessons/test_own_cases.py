"""Cases of a teacher's own: the assistant proposes, the teacher confirms."""

import json

import httpx
import pytest

from bot.app import create_app
from bot.settings import GatewaySettings
from knowledge.library import Library
from tests.bot.conftest import running
from tests.bot.lessons.classroom import Class
from tests.dutch import is_dutch

pytestmark = pytest.mark.anyio

STORY = "Een leerling zoekt de meester op en stuurt een vriendschapsverzoek."
QUESTION = "Mag de meester dat aannemen?"
TOPIC = "vrienden-medewerker-met-leerling"
OWN = {"story": STORY, "question": QUESTION, "topic": TOPIC, "actor": "medewerker"}


class FakeTopics:
    """The action server as far as topics go."""

    def __init__(self, answer: object, status: int = 200) -> None:
        self.asked: list[object] = []
        self._answer, self._status = answer, status

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append((request.url.path, json.loads(request.content)))
        return httpx.Response(self._status, json=self._answer)


async def propose(topics: FakeTopics, settings: GatewaySettings, library: Library) -> httpx.Response:
    app = create_app(settings, library=library, transport=httpx.MockTransport(topics))
    async with running(app) as client:
        return await client.post("/api/lessons/proposals", json={"story": STORY, "question": QUESTION})


async def test_topic_and_actor_are_proposed(settings: GatewaySettings, library: Library) -> None:
    topics = FakeTopics([{"topic": TOPIC, "probability": 0.8}, {"topic": "auteursrecht", "probability": 0.1}])
    response = await propose(topics, settings, library)
    assert response.json() == {"topics": [TOPIC, "auteursrecht"], "actor": "medewerker"}
    assert topics.asked == [("/topics", {"text": f"{STORY} {QUESTION}", "limit": 3})]


@pytest.mark.parametrize(("answer", "status"), [({}, 500), ("onzin", 200), ([{"topic": 3}], 200)])
async def test_without_the_action_server_the_teacher_reads_why(
    settings: GatewaySettings, library: Library, answer: object, status: int
) -> None:
    response = await propose(FakeTopics(answer, status), settings, library)
    assert response.status_code == 503
    assert is_dutch(response.json()["detail"])


async def test_the_ruling_on_the_chosen_topic_is_that_of_the_school(http: httpx.AsyncClient) -> None:
    asked = {"school": "asko", "topic": TOPIC, "actor": "medewerker"}
    ruling = (await http.get("/api/lessons/ruling", params=asked)).json()
    assert ruling["reply"]["verdict"] == "ja_mits"
    assert ruling["reply"]["citations"][0]["clause"] == "A.6"
    for wrong in ({"school": "hogwarts"}, {"topic": "onbekend"}):
        assert (await http.get("/api/lessons/ruling", params={**asked, **wrong})).status_code == 404


async def test_an_own_case_is_ruled_like_any_other_and_gone_with_the_lesson(http: httpx.AsyncClient) -> None:
    lesson = await Class.begin(http, cases=[], own=[OWN])
    await lesson.teacher.go(0, "ruling")
    async with lesson.teacher.screen("board") as board:
        seen = await board.until(lambda s: s["rulings"])
    assert (seen["case"]["story"], seen["case"]["title"]) == (STORY, "Eigen geval 1")
    assert seen["rulings"][0]["reply"]["verdict"] == "ja_mits"
    assert "privéaccount" in seen["case"]["words"]


async def test_every_case_can_be_chosen_with_what_the_school_says(http: httpx.AsyncClient) -> None:
    for age in ("groep-7-8", "onderbouw", "bovenbouw"):
        offered = (await http.get("/api/lessons/cases", params={"age": age, "school": "asko"})).json()
        assert len(offered) >= 40
        assert {one["verdict"] for one in offered} >= {"nee", "ja_mits", "niet_geregeld"}
    assert (await http.get("/api/lessons/cases?age=onderbouw&school=hogwarts")).status_code == 404
