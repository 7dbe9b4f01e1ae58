"""Every error in one shape: RFC 9457 problem details for programs, a page for people.

| what went wrong | status |
| --- | --- |
| the request cannot be read: a field, a date, a limit (`usage`, `invalid`) | 422 |
| a token is mistyped (`token`); nobody is signed in (`sign_in`) | 401 |
| an account may not do that at all (`forbidden`) | 403 |
| nothing the viewer may see answers to that name (`not_found`) | 404 |
| it is understood and turned down (`refused`, `ambiguous`, `shares`) | 409 |
| it has changed since it was read, or nobody says as what (`stale`, `no_precondition`) | 412, 428 |
| a body or a file is larger than this service takes (`too_large`) | 413 |
| too many wrong keys or passwords (`too_many_tries`) | 429 |
| the database does not answer, or is not ready (`unreachable`, `not_ready`) | 503 |
| the key ring or the audit cannot be used (`keys`, `sealed`, `audit`, `trail`) | 503 |
| a defect of canbo's own (`internal`): the log has the trace, under the request's id | 500 |
"""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.meanings import meaning
from api.pages import error_page
from graph.errors import AmbiguousError, CanboError, UnreachableError
from graph.told import chained, coded, is_told, told

MEDIA_TYPE: Final = "application/problem+json"

_STATUS: Final = {
    "usage": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not_found": HTTPStatus.NOT_FOUND,
    "refused": HTTPStatus.CONFLICT,
    "ambiguous": HTTPStatus.CONFLICT,
    "shares": HTTPStatus.CONFLICT,
    "token": HTTPStatus.UNAUTHORIZED,
}
_VAULT: Final = frozenset({"keys", "sealed", "audit", "trail"})
"""What only whoever runs the machine can put right; what it says of places is for the log."""

_CODES: Final = {
    HTTPStatus.UNAUTHORIZED: "sign_in",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.PRECONDITION_FAILED: "stale",
    HTTPStatus.PRECONDITION_REQUIRED: "no_precondition",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too_large",
    HTTPStatus.UNPROCESSABLE_ENTITY: "invalid",
    HTTPStatus.SERVICE_UNAVAILABLE: "not_ready",
}
_MEANINGS: Final = {
    401: "No session, token or key came with it.",
    403: "The account, or the token, may not do this.",
    404: "Nothing of that id is to be seen.",
    409: "It is understood and turned down; nothing was written.",
    412: "It has changed since it was read; nothing was written.",
    413: "The file is larger than this service takes.",
    422: "The request cannot be read; the faults are named.",
    428: "A change says what it was read as: `If-Match` with its ETag.",
    429: "Too many wrong keys came from there.",
    500: "A defect of canbo's own.",
    503: "The database does not answer.",
}

log = logging.getLogger("canbo.api")


def install(app: FastAPI) -> None:
    """Answer every error of an application in the one shape."""
    app.add_exception_handler(CanboError, _canbo)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_middleware(LastResort)


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Errors of a route, as the OpenAPI document tells them."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": _MEANINGS[status], "content": content}
        for status in sorted({*statuses, 500})
    }


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
        headers = {"Cache-Control": "no-store"}
        return JSONResponse(told, status, headers, media_type=MEDIA_TYPE)
    return error_page(request, told)


class LastResort:
    """Answers whatever nobody foresaw, before the server would, so that it bears the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; answer 500 for it unless an answer has begun."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await internal(Request(scope), error)(scope, receive, send)


def internal(request: Request, error: Exception) -> Response:
    """The answer to a defect; its trace goes to the log and nowhere else."""
    log.error("request %s failed", request.scope.get("canbo.request_id"), exc_info=error)
    detail = "canbo could not answer: this is a defect of its own."
    hint = "Report it with the request's id."
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, "internal", detail, hint)


def _canbo(request: Request, error: Exception) -> Response:
    assert isinstance(error, CanboError)  # noqa: S101 - what the handler is registered for
    return told_of(request, error)


def told_of(request: Request, error: CanboError) -> Response:
    """The answer to an error of canbo's own tree."""
    if isinstance(error, UnreachableError):
        return _unreachable(request, error)
    if error.code in _VAULT:
        return _locked(request, error)
    status = _STATUS.get(error.code)
    if status is None:
        return internal(request, error)
    more: Mapping[str, object] = {}
    if isinstance(error, AmbiguousError):
        more = {"candidates": list(error.candidates)}
    return problem(request, status, error.code, error.message, error.hint, **more)


def _unreachable(request: Request, error: UnreachableError) -> Response:
    """What the driver says of addresses and statements is for the log alone."""
    number = request.scope.get("canbo.request_id")
    log.warning("request %s: %s", number, error.message)
    detail = "The database does not answer, or could not do this; nothing was written."
    hint = "Try again in a moment; `canbo status` on its machine tells more."
    return problem(request, HTTPStatus.SERVICE_UNAVAILABLE, "unreachable", detail, hint)


def _locked(request: Request, error: CanboError) -> Response:
    """Keys or audit: their places are for the log, and nothing is done without them."""
    log.error("request %s: %s", request.scope.get("canbo.request_id"), error.message)
    detail = "The key ring or the audit of this service cannot be used; nothing was told."
    hint = "Whoever runs it finds the reason in its log, and with `canbo audit verify`."
    return problem(request, HTTPStatus.SERVICE_UNAVAILABLE, error.code, detail, hint)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
    faults = [
        {"where": ".".join(str(part) for part in each["loc"]), "message": each["msg"]}
        for each in error.errors()
    ]
    meant = [meaning(each["type"], each["msg"], each.get("ctx", {})) for each in error.errors()]
    detail = "; ".join(f"{each['where']}: {each['message']}" for each in faults)
    if all(is_told(each) for each in meant):
        detail = chained(
            told("%(where)s: %(fault)s", where=_field(fault["where"]), fault=each)
            for fault, each in zip(faults, meant, strict=True)
        )
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return problem(request, status, "invalid", detail, errors=faults)


def _field(where: str) -> str:
    """The place of a fault; to people its last part says enough."""
    return coded("field", where.rpartition(".")[2], where)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    code = _CODES.get(HTTPStatus(error.status_code), "refused")
    answer = problem(request, error.status_code, code, error.detail)
    answer.headers.update(error.headers or {})
    return answer
