"""What every request must bear, and what every answer bears.

A request goes through this gate before it is routed and before its body is read: it names a host of
this machine, it comes from somebody (:mod:`api.principal`), and one that changes something comes
from canbo's own pages or brings a key or token that may. What it was goes into the audit before its
answer begins. The gate stands outside of everything else, so that an answer to a defect has the
headers and the request's id too, and it holds no body back.
"""

import re
import secrets
from typing import Final
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import Access, TooManyTriesError
from api.auditing import note
from api.errors import problem, told_of
from api.principal import (
    Principal,
    address_of_client,
    bearer_of,
    by_session,
    by_token,
    cookie_of,
    keep,
    kept,
    operator,
)
from graph.accounts import OPERATOR_ID
from graph.errors import CanboError
from graph.services.trail import Trail
from graph.store import Store
from graph.told import told
from graph.vault.tokens import Scope as TokenScope

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
    state = app.state
    app.middleware_stack = Gate(
        app.build_middleware_stack(), state.access, state.store, state.trail
    )


class Gate:
    """The outermost layer of the service."""

    def __init__(self, app: ASGIApp, access: Access, store: Store, trail: Trail) -> None:
        self._app = app
        self._access = access
        self._store = store
        self._trail = trail

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            scope["canbo.request_id"] = secrets.token_hex(8)
            marked = _marked(send, scope["canbo.request_id"])
            refusal = await self._refusal(Request(scope))
            if refusal:
                await refusal(_as_get(scope), receive, marked)
            else:
                await self._audited(_as_get(scope), receive, marked)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _audited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; its answer begins when it is in the audit, and else is none."""
        principal = kept(Request(scope))

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start" and principal is not None:
                try:
                    note(self._trail, principal, scope, message["status"])
                except CanboError as error:
                    raise _UnnotedError(error) from error
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except _UnnotedError as error:
            await told_of(Request(scope), error.cause)(scope, receive, send)

    async def _refusal(self, request: Request) -> Response | None:
        if not LOCAL.fullmatch(request.headers.get("host", "")):
            return problem(request, 421, "wrong_host", "This host is not served here.")
        public = is_public(request.url.path)
        try:
            principal = None if public else await self._who(request)
        except TooManyTriesError as error:
            return too_many_tries(request, error)
        except CanboError as error:
            return told_of(request, error)
        if principal is None:
            own = public and (request.method in SAFE or _is_own(request))
            return None if own else _foreign(request) if public else _sign_in_first(request)
        keep(request, principal)
        by_program = bearer_of(request) is not None
        if not (by_program or request.method in SAFE or _is_own(request)):
            return _foreign(request)
        return _beyond_token(request, principal)

    async def _who(self, request: Request) -> Principal | None:
        """Who asks; an account is looked up in the graph, the operator is not."""
        bearer = bearer_of(request)
        if bearer is not None:
            if self._access.fits(bearer):
                return operator(self._access.now())
            keyring = self._trail.keyring
            found = await run_in_threadpool(by_token, self._store, keyring, bearer)
            if found is None:
                self._access.count_wrong(address_of_client(request))
            return found
        cookie = cookie_of(request)
        session = self._access.session(cookie)
        if session is None:
            return None
        if session.account == OPERATOR_ID:
            return operator(session.proved_at)
        return await run_in_threadpool(by_session, self._store, self._access, session, cookie)


class _UnnotedError(Exception):
    """An answer that could not be written into the audit."""

    def __init__(self, cause: CanboError) -> None:
        super().__init__()
        self.cause = cause


def is_public(path: str) -> bool:
    """Whether a path is answered to anybody on this machine."""
    return path in PUBLIC or path.startswith(PUBLIC_FOLDERS)


def too_many_tries(request: Request, error: TooManyTriesError) -> Response:
    """The answer to a key that was not looked at."""
    detail = "Too many wrong keys or passwords came; none is looked at for now."
    hint = told("Try again in %(seconds)s seconds.", seconds=error.seconds)
    answer = problem(request, 429, "too_many_tries", detail, hint)
    answer.headers["Retry-After"] = str(error.seconds)
    return answer


def _beyond_token(request: Request, principal: Principal) -> Response | None:
    """A refusal of what the token that was sent may not do at all."""
    reads = principal.may(TokenScope.READ) or principal.may(TokenScope.AUDIT)
    if reads if request.method in SAFE else principal.may_change:
        return None
    detail = "The token may not do this."
    return problem(request, 403, "forbidden", detail, "Make one with the scope it takes.")


def _foreign(request: Request) -> Response:
    detail = "A change must come from one of canbo's own pages, or bring the key."
    return problem(request, 403, "foreign_origin", detail)


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
        "Programs send a token of an account, or the operator's key, as a bearer token.",
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
