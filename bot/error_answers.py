"""Turning every failure into its status and one Dutch sentence: JSON for programs, a page for people."""

from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.errors import (
    GatewayError,
    RasaUnavailable,
    SearchUnavailable,
    StoreUnavailable,
    TooManyRequests,
)
from bot.metrics import Metrics
from bot.rendering import templates

log = structlog.get_logger()

NOT_JSON = "Het verzoek is geen geldige JSON."
NO_OBJECT = "Stuur een JSON-object, met de kop Content-Type: application/json."
SENTENCES = {
    400: NOT_JSON,
    404: "Dit adres bestaat niet.",
    405: "Dit kan niet op dit adres.",
}
OTHERWISE = "Dit verzoek kan niet worden beantwoord."


def add_error_answers(app: FastAPI) -> None:
    """Give the application its handlers for everything that can be foreseen."""
    app.add_exception_handler(GatewayError, _gateway_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)


async def _gateway_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, GatewayError)
    metrics: Metrics = request.app.state.metrics
    metrics.failed(error)
    if isinstance(error, RasaUnavailable | StoreUnavailable | SearchUnavailable):
        log.error(error.code, reason=error.reason)
    response = _answer(request, error.status, error.detail)
    if isinstance(error, TooManyRequests):
        response.headers["Retry-After"] = str(error.seconds)
    return response


async def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    problem = error.errors()[0]
    if problem["type"] == "json_invalid":
        return _answer(request, 400, NOT_JSON)
    return _answer(request, 422, _sentence(problem))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _answer(request, error.status_code, SENTENCES.get(error.status_code, OTHERWISE))
    response.headers.update(error.headers or {})
    return response


def _sentence(problem: dict[str, Any]) -> str:
    place = problem["loc"]
    if len(place) < 2:
        return NO_OBJECT
    field = f'Het veld "{place[1]}"'
    match problem["type"]:
        case "missing":
            return f"{field} ontbreekt."
        case "string_type" | "string_unicode":
            return f"{field} moet tekst zijn."
        case "enum":
            allowed = problem["ctx"]["expected"].replace("'", "").replace(" or ", " of ")
            return f"{field} kan alleen zijn: {allowed}."
        case _:
            return f"{field} klopt niet."


def _answer(request: Request, status: int, detail: str) -> Response:
    if wants_page(request):
        return templates.TemplateResponse(request, "error.html", {"status": status, "detail": detail}, status)
    return JSONResponse({"detail": detail}, status)


def wants_page(request: Request) -> bool:
    """Whether a person asks with a browser, and not for the data under /api."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
