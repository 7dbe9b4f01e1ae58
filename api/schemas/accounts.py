"""Accounts, what they may do, tokens, and the audit."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from api.schemas.common import Shape

DutyName = Literal["analyst", "officer", "head", "reviewer", "auditor", "admin"]
RightName = Literal["duty", "clearance", "scope", "unseal"]
ScopeName = Literal["read", "write", "observe", "record", "import", "review", "audit"]


class Grant(Shape):
    """One right of one account; proposed, confirmed by a second person, dated, withdrawn."""

    id: str
    account: str
    right: RightName
    value: str = Field(description="A duty, a clearance, the id of a unit, or `sources`.")
    valid_from: date
    valid_to: date | None = Field(description="The first day on which it no longer holds.")
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str | None = Field(description="Null while it waits for a second person.")
    confirmed_at: datetime | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None


class Account(Shape):
    """Somebody who signs in, with what they may do today."""

    id: str
    name: str
    display: str
    made_at: datetime
    closed_at: datetime | None
    duties: list[DutyName]
    clearance: int = Field(ge=0, le=2)
    scopes: list[str] = Field(description="Ids of the units at the top of what is in scope.")
    unseals: bool
    grants: list[Grant]


class Accounts(Shape):
    """All accounts, closed ones too."""

    accounts: list[Account]


class Me(Shape):
    """Who asks, and what they may do."""

    account: str
    name: str
    duties: list[DutyName]
    clearance: int = Field(ge=0, le=2)
    everywhere: bool = Field(description="Whether every unit is in scope, as the operator's is.")
    scopes: list[str] = Field(description="Ids of the units at the top of what is in scope.")
    unseals: bool
    token_scopes: list[ScopeName] | None = Field(description="Null unless a token was sent.")


class Token(Shape):
    """A token, without the token."""

    id: str
    scopes: list[ScopeName]
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


class Tokens(Shape):
    """The tokens of one account, the newest first."""

    tokens: list[Token]


class MadeToken(Token):
    """A token that was just made."""

    token: str = Field(description="The token itself, shown this once.")


class Entry(Shape):
    """One line of the audit: ids and codes, no names, no texts."""

    number: int
    at: datetime
    account: str
    act: str
    subject: str | None
    outcome: str
    details: dict[str, object]


class Entries(Shape):
    """Lines of the audit, the newest first."""

    entries: list[Entry]
    next: int | None = Field(description="Ask with `before` for what is older; null at the end.")


class _Sent(BaseModel):
    """What is sent in; anything unknown in it is refused."""

    model_config = ConfigDict(extra="forbid")


class NewAccount(_Sent):
    """An account to be made."""

    name: str = Field(max_length=40)
    display: str = Field(max_length=200)
    password: SecretStr = Field(max_length=256)
    duties: list[DutyName] = Field(default=[], max_length=6)


class Wish(_Sent):
    """A right to be proposed."""

    right: RightName
    value: str = Field(max_length=100)
    valid_from: date | None = None
    valid_to: date | None = None


class NewToken(_Sent):
    """A token to be made."""

    scopes: list[ScopeName] = Field(min_length=1, max_length=7)
    days: int = Field(default=30, ge=1, le=366)
