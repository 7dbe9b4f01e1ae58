"""Accounts: who asks, their tokens, and, for admins, all accounts and what they may do."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api.answering import answer, done
from api.bounded import Bounded
from api.dependencies import Audit, Hasher, Id, Who, Writing, needs
from api.errors import responses
from api.principal import Principal
from api.schemas.accounts import (
    Account,
    Accounts,
    Grant,
    MadeToken,
    Me,
    NewAccount,
    NewToken,
    Token,
    Tokens,
    Wish,
)
from graph.accounts import Duty, Right
from graph.jsonable.accounts import account_json, grant_json, token_json
from graph.services import accounts as services
from graph.services import granting
from graph.services.tokens import Listed, list_tokens, make_token, read_scopes, revoke_token

router = APIRouter(tags=["accounts"], route_class=Bounded)

InPerson = Annotated[Principal, Depends(needs(in_person=True))]
Admin = Annotated[Principal, Depends(needs(Duty.ADMIN, in_person=True))]
Second = Annotated[Principal, Depends(needs(Duty.ADMIN, Duty.HEAD, in_person=True))]


@router.get("/me", response_model=Me)
def get_me(request: Request, who: Who) -> Response:
    """Who asks, and what they may do."""
    scopes = who.token_scopes
    told = {
        "account": who.account,
        "name": who.name,
        "duties": sorted(who.duties),
        "clearance": who.viewer.clearance,
        "everywhere": who.viewer.everywhere,
        "scopes": list(who.roots),
        "unseals": who.unseals,
        "token_scopes": None if scopes is None else sorted(scopes),
    }
    return answer(request, told)


@router.get("/tokens", response_model=Tokens)
def list_my_tokens(request: Request, store: Writing, who: InPerson) -> Response:
    """One's own tokens, the newest first, revoked and expired ones too."""
    found = list_tokens(store, who.account)
    return answer(request, {"tokens": [token_json(each) for each in found]})


@router.post("/tokens", response_model=MadeToken, responses=responses(404, 409))
def make_my_token(store: Writing, audit: Audit, who: InPerson, wanted: NewToken) -> Response:
    """Make a token of one's own; it is shown this once."""
    account = services.find_account(store, who.account)
    made = make_token(
        store, audit.keyring.ready(), account, read_scopes(wanted.scopes), wanted.days
    )
    token = made.token
    listed = Listed(token.id, tuple(token.scopes), token.made_at, token.expires_at, None)
    audit.note(who.account, "token.made", token.id)
    return done({**token_json(listed), "token": made.text})


@router.delete("/tokens/{token_id}", response_model=Token, responses=responses(404))
def revoke_my_token(store: Writing, who: InPerson, token_id: Id) -> Response:
    """Revoke a token of one's own; it stays in the list."""
    revoke_token(store, who.account, token_id)
    found = next(each for each in list_tokens(store, who.account) if each.id == token_id)
    return done(token_json(found))


@router.get("/accounts", response_model=Accounts)
def list_accounts(request: Request, store: Writing, who: Admin) -> Response:
    """All accounts with what they may do, closed ones too."""
    del who
    found = services.list_accounts(store)
    return answer(request, {"accounts": [account_json(each) for each in found]})


@router.post("/accounts", response_model=Account, responses=responses(409))
def add_account(store: Writing, hasher: Hasher, who: Admin, new: NewAccount) -> Response:
    """Make an account; duties that need a second person wait for one."""
    duties = tuple(Duty(each) for each in new.duties)
    wanted = services.NewAccount(new.name, new.display, new.password.get_secret_value(), duties)
    return done(account_json(services.add_account(store, who.actor, wanted, hasher)))


@router.post("/accounts/{account_id}/grants", response_model=Grant, responses=responses(404, 409))
def propose_grant(store: Writing, who: Admin, account_id: Id, wish: Wish) -> Response:
    """Propose a right; one that opens something waits for a second person."""
    wanted = granting.Wish(
        account_id, Right(wish.right), wish.value, wish.valid_from, wish.valid_to
    )
    return done(grant_json(granting.propose(store, who.actor, wanted)))


@router.post("/accounts/{account_id}/close", response_model=Account, responses=responses(404, 409))
def close_account(request: Request, store: Writing, who: Admin, account_id: Id) -> Response:
    """Close an account: its sessions and tokens end."""
    closed = services.close_account(store, who.actor, account_id)
    request.app.state.access.end_sessions_of(closed.id)
    return done(account_json(closed))


@router.post("/grants/{grant_id}/confirm", response_model=Grant, responses=responses(404, 409))
def confirm_grant(store: Writing, who: Second, grant_id: Id) -> Response:
    """Confirm a grant that somebody else proposed, for somebody else."""
    return done(grant_json(granting.confirm(store, who.actor, grant_id)))


@router.post("/grants/{grant_id}/withdraw", response_model=Grant, responses=responses(404, 409))
def withdraw_grant(store: Writing, who: Admin, grant_id: Id) -> Response:
    """Withdraw a grant or a proposal; it stays on record."""
    return done(grant_json(granting.withdraw(store, who.actor, grant_id)))
