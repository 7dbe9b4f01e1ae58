"""The page of one's own account: duties, password, tokens; for admins and heads what waits."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from api.access import TooManyTriesError
from api.dependencies import Audit, Hasher, Id, Who, Writing, needs
from api.forms import Form
from api.pages import page, refusal, speaking
from api.principal import Principal
from api.routers.entry import entered
from api.security import too_many_tries
from graph.accounts import GIVING, Account, Duty
from graph.errors import RefusedError, UsageError
from graph.services import accounts as services
from graph.services import granting
from graph.services.sign_in import try_password
from graph.services.tokens import list_tokens, make_token, read_scopes, revoke_token
from graph.store import Store
from viz.duties import DUTIES, RIGHTS, SCOPES
from viz.language import N_

router = APIRouter(include_in_schema=False)

_HERE: Final = "/account"
_DAYS: Final = 30
_WRONG: Final = N_("The current password is wrong.")

InPerson = Annotated[Principal, Depends(needs(in_person=True))]
Admin = Annotated[Principal, Depends(needs(Duty.ADMIN, in_person=True))]
Second = Annotated[Principal, Depends(needs(Duty.ADMIN, Duty.HEAD, in_person=True))]


@router.get("/account")
def my_account(request: Request, store: Writing, who: Who) -> Response:
    """Who I am here, what I may do, my tokens; and what waits for a second person."""
    return _page(request, store, who)


@router.post("/account/password")
def set_my_password(
    request: Request, store: Writing, audit: Audit, hasher: Hasher, who: InPerson, form: Form
) -> Response:
    """Set one's own password; every other session ends, this one goes on under a new cookie."""
    access = request.app.state.access
    try:  # somebody at an open screen has as many tries as anybody at the door
        access.admit(who.name, who.account)
    except TooManyTriesError as error:
        return too_many_tries(request, error)
    if try_password(store, who.name, form.get("current", ""), hasher).standing is None:
        audit.note(who.account, "account.password", who.account, "refused")
        return _page(request, store, who, ("current", speaking(request).say(_WRONG)))
    try:
        services.set_password(store, who.account, form.get("new", ""), hasher)
    except RefusedError as error:
        return _page(request, store, who, ("new", refusal(request, error)))
    access.signed_in(who.name, who.account)
    access.end_sessions_of(who.account)
    return entered(request, access, _HERE, who.account)


@router.post("/account/tokens")
def make_token_here(
    request: Request, store: Writing, audit: Audit, who: InPerson, form: Form
) -> Response:
    """Make a token and show it, this once, on the page that answers."""
    wanted = [scope for scope in SCOPES if form.get(scope)]
    try:
        ring, account = audit.keyring.ready(), services.find_account(store, who.account)
        made = make_token(store, ring, account, read_scopes(wanted), _DAYS)
    except (UsageError, RefusedError) as error:
        return _page(request, store, who, ("token", refusal(request, error)))
    audit.note(who.account, "token.made", made.token.id)
    return _page(request, store, who, made=made.text)


@router.post("/account/tokens/{token_id}/revoke")
def revoke_token_here(store: Writing, who: InPerson, token_id: Id) -> Response:
    """Revoke a token of one's own."""
    revoke_token(store, who.account, token_id)
    return RedirectResponse(_HERE, 303)


@router.post("/account/grants/{grant_id}/confirm")
def confirm_here(store: Writing, who: Second, grant_id: Id) -> Response:
    """Confirm a grant that somebody else proposed."""
    granting.confirm(store, who.actor, grant_id)
    return RedirectResponse(_HERE, 303)


@router.post("/account/grants/{grant_id}/withdraw")
def withdraw_here(store: Writing, who: Admin, grant_id: Id) -> Response:
    """Withdraw a grant or a proposal."""
    granting.withdraw(store, who.actor, grant_id)
    return RedirectResponse(_HERE, 303)


def _page(
    request: Request, store: Store, who: Principal, fault: tuple[str, str] = ("", ""), *,
    made: str = "",
) -> Response:  # fmt: skip
    """The page; a fault is the field it is at, and what it is."""
    known = [] if GIVING.isdisjoint(who.duties) else services.list_accounts(store)
    return page(
        request,
        "account.html",
        409 if fault[0] else 200,
        who=who,
        duties=[DUTIES[duty] for duty in sorted(who.duties)],
        tokens=[] if who.is_operator else list_tokens(store, who.account),
        accounts=known if Duty.ADMIN in who.duties else [],
        waiting=_waiting(known, who),
        names={each.id: each.name for each in known},
        all_duties=DUTIES,
        rights=RIGHTS,
        scopes=SCOPES,
        fault=fault,
        made=made,
    )


def _waiting(known: list[Account], who: Principal) -> list[tuple[object, bool]]:
    """What waits for a second person, and whether this one may be that."""
    return [
        (grant, who.account not in {grant.proposed_by, grant.account})
        for account in known
        if account.closed_at is None
        for grant in account.grants
        if grant.pending
    ]
