"""What can go wrong in a lesson: each error is one HTTP status and one Dutch sentence."""

from bot.errors import GatewayError


class UnknownLesson(GatewayError):
    """There is no such lesson (any more), or who asks does not belong to it.

    The two are not told apart: an answer that did would tell which codes exist.
    """

    status = 404
    code = "unknown_lesson"
    detail = "Deze les is er niet of is voorbij. Kijk of de code klopt."


class WrongPlace(GatewayError):
    """The lesson is somewhere else by now: the vote is closed, or the case is not on."""

    status = 409
    code = "wrong_place"
    detail = "Dat kan nu niet meer. De les is al verder."


class LessonFull(GatewayError):
    """A lesson takes no more pupils than a large class has."""

    status = 409
    code = "lesson_full"
    detail = "De les is vol. Vraag het aan je leraar."


class EnoughSaid(GatewayError):
    """A pupil has made as many suggestions on a case as fit."""

    status = 409
    code = "enough_said"
    detail = "Je hebt hier al genoeg ideeën gegeven. Laat nu een ander iets bedenken."


class BadPlan(GatewayError):
    """What the teacher chose makes no lesson; `detail` says what to change."""

    status = 422
    code = "bad_plan"
