"""The pages of lessons: setting one up and joining, the screens of pupil and teacher, and the guide."""

from typing import Annotated

import segno
from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from bot.api import LibraryOf
from bot.lessons.api import ClassroomOf
from bot.lessons.codes import grouped, normal
from bot.lessons.lesson import MOST_CASES
from bot.lessons.limits import count_guess
from bot.rendering import templates
from knowledge.cases import AGES
from knowledge.help import Help


def get_help(request: Request) -> Help:
    """The help that is given in distress, read once when the gateway starts."""
    help_: Help = request.app.state.help
    return help_


HelpOf = Annotated[Help, Depends(get_help)]

router = APIRouter(prefix="/les", include_in_schema=False, default_response_class=HTMLResponse)


@router.get("")
async def begin(request: Request, library: LibraryOf, code: str = "") -> Response:
    """Where a pupil types the code, and a teacher sets up a lesson."""
    if normal(code):
        return RedirectResponse(f"/les/{normal(code)}", 303)
    return templates.TemplateResponse(
        request,
        "lesson/setup.html",
        {"protocols": library.protocols, "topics": library.topics.values(), "ages": AGES, "most": MOST_CASES},
    )


@router.get("/handleiding")
async def guide(request: Request, help_: HelpOf) -> HTMLResponse:
    """Two complete lessons on paper."""
    lines = {line.key: line for line in help_.contacts}
    return templates.TemplateResponse(request, "lesson/guide.html", {"help": lines})


async def known_code(classroom: ClassroomOf, code: str) -> str:
    """A dependency of the screens: the code of a lesson that is going on; raises UnknownLesson."""
    return (await classroom.lessons.room(code)).now.code


KnownCode = Annotated[str, Depends(known_code)]


@router.get("/{code}", dependencies=[Depends(count_guess)])
async def pupil(request: Request, code: KnownCode) -> HTMLResponse:
    """The screen of a pupil."""
    return templates.TemplateResponse(request, "lesson/pupil.html", {"code": code})


@router.get("/{code}/bord", dependencies=[Depends(count_guess)])
async def board(request: Request, code: KnownCode) -> HTMLResponse:
    """The screen for the class, with the code and a picture that phones can read."""
    address = str(request.url_for("pupil", code=code))
    picture = segno.make(address, error="m").svg_inline(border=4, light="#fff", dark="#000", omitsize=True)
    return templates.TemplateResponse(
        request,
        "lesson/board.html",
        {"code": code, "grouped": grouped(code), "picture": Markup(picture), "host": request.url.netloc},
    )


@router.get("/{code}/docent", dependencies=[Depends(count_guess)])
async def presenter(request: Request, code: KnownCode) -> HTMLResponse:
    """The screen for the teacher alone."""
    return templates.TemplateResponse(
        request, "lesson/presenter.html", {"code": code, "grouped": grouped(code)}
    )
