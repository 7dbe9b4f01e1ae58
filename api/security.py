"""What every request must bear, and what every answer bears.

A request goes through this gate before it is routed and before its body is read: it names a host of
this machine, it may come in (:mod:`api.access`), and one that changes something comes from canbo's
own pages or brings the operator's key. The gate stands outside of everything else, so that an
answer to a defect has the headers and the request's id too, and it holds no body back.
"""

import re
import secrets
from typing import Final
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import COOKIE, Access, TooManyTriesError
from api.errors import problem

LOCAL: Final = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE)
"""Hosts a request may name: any other is a page from elsewhere that was pointed here."""

PUBLIC: Final = frozenset({"/sign-in"})
PUBLIC_FOLDERS: Final = ("/enter/", "/health/", "/static/")
"""What is answered to anybody on this machine; nothing else is."""

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: browsers would then send `Origin: null` with canbo's own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def install(app: FastAPI) -> None:
    """Put the gate around an application that is otherwise whole: middleware comes before."""
    app.middleware_stack = Gate(app.build_middleware_stack(), app.state.access)


class Gate:
    """The outermost layer of the service."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            scope["canbo.request_id"] = secrets.token_hex(8)
            inner = self._refusal(Request(scope)) or self._app
            await inner(_as_get(scope), receive, _marked(send, scope["canbo.request_id"]))
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, request: Request) -> Response | None:
        if not LOCAL.fullmatch(request.headers.get("host", "")):
            return problem(request, 421, "wrong_host", "This host is not served here.")
        try:
            by_key = _brings_key(request, self._access)
        except TooManyTriesError as error:
            return too_many_tries(request, error)
        if not (by_key or is_public(request.url.path) or _has_session(request, self._access)):
            return _sign_in_first(request)
        if not (by_key or request.method in SAFE or _is_own(request)):
            detail = "A change must come from one of canbo's own pages, or bring the key."
            return problem(request, 403, "foreign_origin", detail)
        return None


def is_public(path: str) -> bool:
    """Whether a path is answered to anybody on this machine."""
    return path in PUBLIC or path.startswith(PUBLIC_FOLDERS)


def too_many_tries(request: Request, error: TooManyTriesError) -> Response:
    """The answer to a key that was not looked at."""
    detail = "Too many wrong keys came; none is looked at for now."
    hint = f"Try again in {error.seconds} seconds."
    answer = problem(request, 429, "too_many_tries", detail, hint)
    answer.headers["Retry-After"] = str(error.seconds)
    return answer


def _brings_key(request: Request, access: Access) -> bool:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and access.fits(key.strip())


def _has_session(request: Request, access: Access) -> bool:
    return access.knows(request.cookies.get(COOKIE, ""))


def _sign_in_first(request: Request) -> Response:
    """To a person the sign-in page, to a program what it lacks."""
    wants_page = "text/html" in request.headers.get("accept", "")
    if wants_page and request.method in {"GET", "HEAD"} and not is_for_programs(request.url.path):
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(here, safe='')}", 303)
    answer = problem(
        request,
        401,
        "sign_in",
        "Sign in first.",
        "Programs send the operator's key, which lies in the data folder, as a bearer token.",
    )
    answer.headers["WWW-Authenticate"] = "Bearer"
    if "hx-request" in request.headers:  # a part of a page whose session has ended
        answer.headers["HX-Redirect"] = "/sign-in"
    return answer


def is_for_programs(path: str) -> bool:
    """Whether a path is the API's, where nobody is sent to a page."""
    return path.startswith("/api/")


def _is_own(request: Request) -> bool:
    """Whether a browser says that the request comes from a page of this very service."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("origin") == f"{request.url.scheme}://{request.headers['host']}"


def _as_get(scope: Scope) -> Scope:
    """What HEAD asks for is the head of GET's answer; the server leaves the body out.

    The link that works once is not opened by it: looking at a link must not use it up.
    """
    if scope["method"] == "HEAD" and not scope["path"].startswith("/enter/"):
        return {**scope, "method": "GET"}
    return scope


def _marked(send: Send, request_id: str) -> Send:
    """Give an answer the headers that every one bears, as it begins."""

    async def marking(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "no-store")
            headers["X-Request-Id"] = request_id
        await send(message)

    return marking
