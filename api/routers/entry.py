"""The way in and out: the sign-in page, the link that works once, signing out."""

import re
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from api.access import COOKIE, SESSION_SECONDS, Access, TooManyTriesError
from api.dependencies import Audit, Hasher, Writing
from api.forms import Form
from api.pages import page
from api.principal import address_of_client, cookie_of
from api.security import too_many_tries
from graph.accounts import NOBODY_ID, OPERATOR_ID
from graph.services.origin import is_demo
from graph.services.sign_in import Standing, try_password
from graph.told import told

router = APIRouter(include_in_schema=False)

_HOME: Final = "/"
_ACCOUNT: Final = "/account"
_LOCAL_PATH: Final = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""A path here: visible ASCII without a backslash, and no second slash, which would name a host."""


def _access(request: Request) -> Access:
    access: Access = request.app.state.access
    return access


Gatekeeper = Annotated[Access, Depends(_access)]


def local_path(wanted: str) -> str:
    """The path to go on to, if it is one of this service; the first page otherwise."""
    return wanted if _LOCAL_PATH.fullmatch(wanted) else _HOME


@router.get("/sign-in")
def ask_for_key(request: Request, access: Gatekeeper, next: str = _HOME) -> Response:
    """The page on which a person signs in, or pastes the operator's key."""
    if access.knows(cookie_of(request)):
        return RedirectResponse(local_path(next), 303)
    return page(request, "sign_in.html", next=local_path(next), wrong="")


@router.post("/sign-in")
def sign_in(
    request: Request, access: Gatekeeper, store: Writing, audit: Audit, hasher: Hasher, form: Form
) -> Response:
    """Open a session for whoever brings a name with its password, or the operator's key."""
    onwards, address = local_path(form.get("next", "")), address_of_client(request)
    try:
        if "key" in form:
            return _by_key(request, access, audit, form["key"].strip(), onwards)
        name = form.get("name", "").strip()
        access.admit(name, address)
    except TooManyTriesError as error:
        return too_many_tries(request, error)
    tried = try_password(store, name, form.get("password", ""), hasher)
    if tried.standing is None:
        audit.note(tried.account or NOBODY_ID, "sign_in", outcome="refused")
        return _again(request, onwards, "password")
    access.signed_in(name, address)
    audit.note(tried.standing.account.id, "sign_in")
    return entered(request, access, _first_page(tried.standing, onwards), tried.standing.account.id)


@router.get("/enter/{token}")
def enter(
    request: Request, access: Gatekeeper, store: Writing, audit: Audit, token: str
) -> Response:
    """Open a session by the link that works once, on the invented demo office only."""
    if not access.use_link(token):
        detail = told(
            "This link is not open: it works once, within the hour. Sign in with the key."
        )
        raise HTTPException(HTTPStatus.FORBIDDEN, detail)
    if not is_demo(store):
        detail = told(
            "The data are no longer the invented ones alone, and real data is not opened by "
            "a link. Sign in with the operator's key."
        )
        raise HTTPException(HTTPStatus.FORBIDDEN, detail)
    audit.note(OPERATOR_ID, "sign_in.link")
    return entered(request, access, _HOME, OPERATOR_ID, proved=False)


@router.post("/sign-out")
def sign_out(request: Request, access: Gatekeeper) -> Response:
    """End the session."""
    access.end_session(cookie_of(request))
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=_is_tls(request))
    return answer


def entered(
    request: Request, access: Access, onwards: str, account: str, *, proved: bool = True
) -> Response:
    """Lead on with a new session; the one before ends."""
    answer = RedirectResponse(onwards, 303)
    cookie = access.open_session(cookie_of(request), account, proved=proved)
    answer.set_cookie(
        COOKIE, cookie, max_age=int(SESSION_SECONDS), httponly=True, samesite="strict",
        secure=_is_tls(request),
    )  # fmt: skip
    return answer


def _by_key(request: Request, access: Access, audit: Audit, key: str, onwards: str) -> Response:
    if not access.fits(key):
        access.count_wrong(address_of_client(request))
        audit.note(NOBODY_ID, "sign_in.key", outcome="refused")
        return _again(request, onwards, "key")
    audit.note(OPERATOR_ID, "sign_in.key")
    return entered(request, access, onwards, OPERATOR_ID)


def _again(request: Request, onwards: str, wrong: str) -> Response:
    answer = page(request, "sign_in.html", 401, next=onwards, wrong=wrong)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _first_page(standing: Standing, onwards: str) -> str:
    """Whoever reads no content begins where they can do something."""
    return _ACCOUNT if onwards == _HOME and not standing.account.reads else onwards


def _is_tls(request: Request) -> bool:
    return request.url.scheme == "https"
