"""Between a request and a page: language, clocks in the address, the template's context."""

from collections.abc import Mapping
from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from viz.page import LANGUAGES, render

LANGUAGE_COOKIE: Final = "canbo_lang"


def page(request: Request, template: str, status: int = 200, /, **context: object) -> Response:
    """A page in the reader's language; ``lang`` in the address switches it for good."""
    language = language_of(request)
    context |= {"path": request.url.path, "query": dict(request.query_params)}
    response = HTMLResponse(render(template, language, context), status)
    if request.query_params.get("lang") == language:
        response.set_cookie(LANGUAGE_COOKIE, language, samesite="lax", max_age=31_536_000)
    return response


def language_of(request: Request) -> str:
    """The language asked for in the address, else the one chosen before, else Vietnamese."""
    asked = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE))
    return next((each for each in asked if each in LANGUAGES), LANGUAGES[0])


def error_page(request: Request, told: Mapping[str, object]) -> Response:
    """An error as a page that says what to do."""
    status = int(str(told["status"]))
    return page(request, "error.html", status, problem=told)
