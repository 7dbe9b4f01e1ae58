"""Every error in one shape: RFC 9457 problem details for programs, a page for people.

| what went wrong | status |
| --- | --- |
| the request cannot be read: a field, a date, a limit (`usage`, `invalid`) | 422 |
| nothing the viewer may see answers to that name (`not_found`) | 404 |
| it is understood and turned down (`refused`, `ambiguous`) | 409 |
| the database does not answer (`unreachable`) | 503 |
| a defect of canbo's own (`internal`): the log has the trace, under the request's id | 500 |
"""

import logging
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from api.pages import error_page
from graph.errors import AmbiguousError, CanboError

MEDIA_TYPE: Final = "application/problem+json"

_STATUS: Final = {
    "usage": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not_found": HTTPStatus.NOT_FOUND,
    "refused": HTTPStatus.CONFLICT,
    "ambiguous": HTTPStatus.CONFLICT,
    "unreachable": HTTPStatus.SERVICE_UNAVAILABLE,
    "engine": HTTPStatus.SERVICE_UNAVAILABLE,
}
_CODES: Final = {
    HTTPStatus.UNAUTHORIZED: "sign_in",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
}

log = logging.getLogger("canbo.api")


def install(app: FastAPI) -> None:
    """Answer every error of an application in the one shape."""
    app.add_exception_handler(CanboError, _canbo)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _internal)


def problem(
    request: Request,
    status: int,
    code: str,
    detail: str,
    hint: str = "",
    **more: object,
) -> Response:
    """One error, as a program reads it or, outside the API, as a page."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "code": code,
        "detail": detail,
        "hint": hint,
        "request_id": request.scope.get("canbo.request_id"),
        **more,
    }
    if request.url.path.startswith(("/api/", "/health/")):
        return JSONResponse(told, status, media_type=MEDIA_TYPE)
    return error_page(request, told)


def _canbo(request: Request, error: Exception) -> Response:
    assert isinstance(error, CanboError)  # noqa: S101 - what the handler is registered for
    status = _STATUS.get(error.code, HTTPStatus.INTERNAL_SERVER_ERROR)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return _internal(request, error)
    if isinstance(error, AmbiguousError):
        return problem(
            request,
            status,
            error.code,
            error.message,
            error.hint,
            candidates=list(error.candidates),
        )
    return problem(request, status, error.code, error.message, error.hint)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
    faults = [
        {"where": ".".join(str(part) for part in each["loc"]), "message": each["msg"]}
        for each in error.errors()
    ]
    detail = "; ".join(f"{each['where']}: {each['message']}" for each in faults)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return problem(request, status, "invalid", detail, errors=faults)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    code = _CODES.get(HTTPStatus(error.status_code), "refused")
    answer = problem(request, error.status_code, code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


def _internal(request: Request, error: Exception) -> Response:
    log.error("request %s failed", request.scope.get("canbo.request_id"), exc_info=error)
    detail = "canbo could not answer: this is a defect of its own."
    hint = "Report it with the request's id."
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, "internal", detail, hint)
