"""The HTTP interface of lessons, for our own pages; live screens are Server-Sent Events."""

import time
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field

from actions.reply import Reply
from bot.api import LibraryOf
from bot.errors import UnknownSchool, UnknownTopic
from bot.lessons.classroom import Classroom, words
from bot.lessons.errors import UnknownLesson
from bot.lessons.lesson import Choice, Lesson, Stage
from bot.lessons.limits import count_guess, count_pupil, count_start
from bot.lessons.plan import Line, Plan, Story
from bot.lessons.proposals import Proposal
from bot.lessons.room import Room
from bot.lessons.rulings import SchoolRuling
from bot.limits import LimitsOf, count_request
from knowledge.cases import AgeGroup, Case
from knowledge.vocabulary import Actor, Role, Verdict

LONGEST_TIMER = 600

router = APIRouter(prefix="/api/lessons", include_in_schema=False)
bearer = HTTPBearer(auto_error=False)


class Begun(BaseModel):
    """What a teacher gets: the code for the class, and the secret that opens the teacher's screens."""

    code: str
    secret: str


class Join(BaseModel):
    token: str
    nickname: str


class Vote(BaseModel):
    choice: Choice


class Idea(BaseModel):
    position: int
    text: str = Field(max_length=280)


class Place(BaseModel):
    position: int
    stage: Stage | None = None


class Timer(BaseModel):
    seconds: int | None = Field(default=None, ge=5, le=LONGEST_TIMER)


class Judgement(BaseModel):
    approved: bool


class Draft(BaseModel):
    story: Story
    question: Line


class ChoosableCase(BaseModel):
    """A case in the list from which a teacher chooses, with what the school says on it.

    `unreviewed` says that no person has confirmed that.
    """

    case: Case
    verdict: Verdict
    unreviewed: bool

    @classmethod
    def of(cls, case: Case, ruling: SchoolRuling) -> Self:
        return cls(
            case=case,
            verdict=ruling.reply.verdict or Verdict.INFO,
            unreviewed=ruling.warning is not None,
        )


def get_classroom(request: Request) -> Classroom:
    classroom: Classroom = request.app.state.classroom
    return classroom


ClassroomOf = Annotated[Classroom, Depends(get_classroom)]
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


async def teacher(classroom: ClassroomOf, code: str, given: Credentials) -> Room:
    """A dependency of routes for the teacher."""
    return await classroom.lessons.for_teacher(code, _token(given))


async def pupil(classroom: ClassroomOf, limits: LimitsOf, code: str, given: Credentials) -> tuple[Room, str]:
    """A dependency of routes for a pupil: the room, and which pupil it is."""
    found = await classroom.lessons.for_pupil(code, _token(given))
    await count_pupil(limits, found[1])
    return found


TeacherIn = Annotated[Room, Depends(teacher)]
PupilIn = Annotated[tuple[Room, str], Depends(pupil)]


@router.get("/words")
async def hard_words() -> Mapping[str, str]:
    """Hard words of protocols with what they mean, for the chat beside a lesson."""
    return words()


@router.get("/cases")
async def cases(
    classroom: ClassroomOf, library: LibraryOf, age: AgeGroup, school: str
) -> list[ChoosableCase]:
    """The cases for an age group, with what the school says on each."""
    if school not in library:
        raise UnknownSchool(library.schools)
    return [ChoosableCase.of(case, classroom.rulings.of(case, school)) for case in classroom.sets[age]]


@router.get("/ruling")
async def ruling(
    classroom: ClassroomOf, library: LibraryOf, school: str, topic: str, actor: Actor
) -> SchoolRuling:
    """What the school says on a topic that a teacher chose for a case of their own."""
    if school not in library:
        raise UnknownSchool(library.schools)
    if topic not in library.topics:
        raise UnknownTopic
    return classroom.rulings.on(topic, actor, Role.LEERLING, school)


@router.post("/proposals", dependencies=[Depends(count_request)])
async def propose(classroom: ClassroomOf, draft: Draft) -> Proposal:
    """What a case that a teacher wrote may be about."""
    return await classroom.proposals.of(draft.story, draft.question)


@router.post("", status_code=201, dependencies=[Depends(count_start)])
async def begin(classroom: ClassroomOf, library: LibraryOf, plan: Plan) -> Begun:
    """A new lesson."""
    code, secret = await classroom.lessons.begin(
        plan.school, plan.other, plan.checked(library, classroom.sets)
    )
    return Begun(code=code, secret=secret)


@router.post("/{code}/pupils", status_code=201, dependencies=[Depends(count_guess)])
async def join(classroom: ClassroomOf, code: str) -> Join:
    """A pupil comes in, without a name."""
    joined = await classroom.lessons.join(code)
    return Join(token=joined.token, nickname=joined.nickname)


@router.put("/{code}/votes/{position}", status_code=204)
async def vote(classroom: ClassroomOf, who: PupilIn, position: int, given: Vote) -> None:
    await classroom.lessons.vote(*who, position, given.choice)


@router.post("/{code}/suggestions", response_model=None)
async def suggest(classroom: ClassroomOf, who: PupilIn, idea: Idea) -> Reply | Response:
    """What a pupil would put in the protocol, to the teacher; distress goes to nobody, and is answered with
    help.
    """
    room, _ = who
    if help_ := classroom.private_help.instead_of(idea.text, room.now.school):
        return help_
    await classroom.lessons.suggest(*who, idea.position, idea.text)
    return Response(status_code=204)


@router.put("/{code}/suggestions/{suggestion}", status_code=204)
async def judge(classroom: ClassroomOf, room: TeacherIn, suggestion: int, given: Judgement) -> None:
    await classroom.lessons.judge(room, suggestion, given.approved)


@router.put("/{code}/place", status_code=204)
async def go_to(classroom: ClassroomOf, room: TeacherIn, place: Place) -> None:
    await classroom.lessons.go_to(room, place.position, place.stage)


@router.put("/{code}/timer", status_code=204)
async def set_timer(classroom: ClassroomOf, room: TeacherIn, timer: Timer) -> None:
    await classroom.lessons.set_timer(room, timer.seconds)


@router.delete("/{code}", status_code=204)
async def end(classroom: ClassroomOf, room: TeacherIn) -> None:
    await classroom.lessons.end(room.now.code)


@router.get("/{code}/pupil", response_class=EventSourceResponse)
async def pupil_screen(classroom: ClassroomOf, who: PupilIn) -> AsyncIterator[ServerSentEvent]:
    room, pupil_id = who
    async for event in _screens(room, lambda lesson: classroom.views.pupil(lesson, pupil_id)):
        yield event


@router.get("/{code}/board", response_class=EventSourceResponse)
async def board_screen(classroom: ClassroomOf, room: TeacherIn) -> AsyncIterator[ServerSentEvent]:
    async for event in _screens(room, classroom.views.board):
        yield event


@router.get("/{code}/presenter", response_class=EventSourceResponse)
async def presenter_screen(classroom: ClassroomOf, room: TeacherIn) -> AsyncIterator[ServerSentEvent]:
    async for event in _screens(room, classroom.views.presenter):
        yield event


async def _screens(room: Room, view_of: Callable[[Lesson], BaseModel]) -> AsyncIterator[ServerSentEvent]:
    """What a screen shows, each time that differs; then that the lesson is over."""
    shown: BaseModel | None = None
    async for lesson in room.watch():
        view = view_of(lesson)
        if view != shown:
            shown = view
            yield ServerSentEvent(
                event="screen", data={"now": time.time(), "screen": view.model_dump(mode="json")}
            )
    yield ServerSentEvent(event="over", data={})


def _token(given: HTTPAuthorizationCredentials | None) -> str:
    if given is None:
        raise UnknownLesson
    return given.credentials
