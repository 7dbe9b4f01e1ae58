"""The way in and out: the sign-in page, the link that works once, signing out."""

import re
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from api.access import COOKIE, SESSION_SECONDS, Access, TooManyTriesError
from api.dependencies import Writing
from api.pages import page
from api.security import too_many_tries
from graph.services.origin import is_demo

router = APIRouter(include_in_schema=False)

_LONGEST_FORM: Final = 4096
_HOME: Final = "/"
_LOCAL_PATH: Final = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""A path here: visible ASCII without a backslash, and no second slash, which would name a host."""


def _access(request: Request) -> Access:
    access: Access = request.app.state.access
    return access


async def _form(request: Request) -> dict[str, str]:
    """The fields of the sign-in form; read by hand, for anybody may send any amount of it."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST_FORM:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is no key.")
    return dict(parse_qsl(body.decode("ascii", errors="replace"), errors="replace"))


Gatekeeper = Annotated[Access, Depends(_access)]
Form = Annotated[dict[str, str], Depends(_form)]


def local_path(wanted: str) -> str:
    """The path to go on to, if it is one of this service; the first page otherwise."""
    return wanted if _LOCAL_PATH.fullmatch(wanted) else _HOME


@router.get("/sign-in")
def ask_for_key(request: Request, access: Gatekeeper, next: str = _HOME) -> Response:
    """The page on which a person pastes the operator's key."""
    if access.knows(request.cookies.get(COOKIE, "")):
        return RedirectResponse(local_path(next), 303)
    return page(request, "sign_in.html", next=local_path(next), wrong=False)


@router.post("/sign-in")
def sign_in(request: Request, access: Gatekeeper, form: Form) -> Response:
    """Open a session for whoever brings the operator's key."""
    onwards = local_path(form.get("next", ""))
    try:
        fits = access.fits(form.get("key", "").strip())
    except TooManyTriesError as error:
        return too_many_tries(request, error)
    if not fits:
        answer = page(request, "sign_in.html", 401, next=onwards, wrong=True)
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    return _entered(request, access, onwards)


@router.get("/enter/{token}")
def enter(request: Request, access: Gatekeeper, store: Writing, token: str) -> Response:
    """Open a session by the link that works once, on the invented demo office only."""
    if not access.use_link(token):
        detail = "This link is not open: it works once, within the hour. Sign in with the key."
        raise HTTPException(HTTPStatus.FORBIDDEN, detail)
    if not is_demo(store):
        detail = "The data are no longer the invented ones alone, and real data is not opened by "
        detail += "a link. Sign in with the operator's key."
        raise HTTPException(HTTPStatus.FORBIDDEN, detail)
    return _entered(request, access, _HOME)


@router.post("/sign-out")
def sign_out(request: Request, access: Gatekeeper) -> Response:
    """End the session."""
    access.end_session(request.cookies.get(COOKIE, ""))
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer


def _entered(request: Request, access: Access, onwards: str) -> Response:
    answer = RedirectResponse(onwards, 303)
    cookie = access.open_session(instead_of=request.cookies.get(COOKIE, ""))
    answer.set_cookie(COOKIE, cookie, max_age=int(SESSION_SECONDS), httponly=True, samesite="lax")
    return answer
