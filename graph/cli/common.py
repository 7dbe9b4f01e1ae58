"""What the commands share: their options, the settings, and the doors to the graph."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store, ViewerStore
    from graph.vault.audit_entry import Details
    from graph.visibility import Viewer

JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
AsOf = Annotated[str | None, typer.Option(help="The day asked for, YYYY-MM-DD; default today.")]
KnownAt = Annotated[
    str | None,
    typer.Option(help="What was known at this moment, ISO 8601; a day means its end."),
]


@dataclass(frozen=True, slots=True)
class Invoked:
    """What was typed.

    Attributes:
        command: the command, for the audit.
        account: whose clearance and scope narrow what is shown.
    """

    command: str = "none"
    account: str | None = None


INVOKED: ContextVar[Invoked] = ContextVar("invoked", default=Invoked())  # noqa: B039 - frozen
_OWN_ENTRIES = frozenset({"account", "keys", "audit"})
"""Commands that note their acts themselves, with what they are about."""


def read_settings() -> "Settings":
    """The settings of this environment.

    Raises:
        RefusedError: one of them cannot be used; it is named.
    """
    from pydantic import ValidationError

    from graph.errors import RefusedError
    from graph.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        message = f"The setting CANBO_{name} cannot be used: {first['msg']}."
        raise RefusedError(message) from error


@contextmanager
def opened(settings: "Settings | None" = None) -> Iterator["Store"]:
    """The graph, for acts that write; audited, and closed in the end.

    Raises:
        UsageError: an account was given to narrow an answer, and this is no question.
    """
    if INVOKED.get().account is not None:
        from graph.errors import UsageError

        message = "--as narrows what a question shows; this command asks none."
        raise UsageError(message)
    with _opened(settings or read_settings()) as store:
        yield store


@contextmanager
def reading() -> Iterator["ViewerStore"]:
    """The graph, for questions."""
    with _opened(read_settings()) as store:
        yield store.for_viewer(_viewer(store))


@contextmanager
def _opened(settings: "Settings") -> Iterator["Store"]:
    from graph.errors import CanboError
    from graph.services.keyring import ready_for
    from graph.services.opening import open_store

    with output.showing_progress() as progress:
        store = open_store(settings, progress)
    try:
        if not settings.keys.exists():
            ready_for(settings, store)
        try:
            yield store
        except CanboError as error:
            _note_command(settings, "refused", error.code)
            raise
        _note_command(settings, "done", None)
    finally:
        store.close()


def note(
    settings: "Settings",
    act: str,
    subject: str | None = None,
    *,
    account: str = "operator",
    outcome: str = "done",
    details: "Details | None" = None,
) -> None:
    """Write an entry into the audit: ids and codes, no names, no texts."""
    from graph.services.trail import Trail

    Trail(settings).note(account, act, subject, outcome, details)


def _note_command(settings: "Settings", outcome: str, code: str | None) -> None:
    invoked = INVOKED.get()
    if invoked.command not in _OWN_ENTRIES:
        details = {"code": code} if code else {}
        note(settings, f"cli.{invoked.command}", outcome=outcome, details=details)


def unit_named(store: "Store", name: str) -> str:
    """The id of a unit somebody names."""
    from graph.services.clocks import read_clocks
    from graph.services.naming import resolve
    from graph.visibility import OPERATOR

    clocks = read_clocks()
    return store.for_viewer(OPERATOR).ask(
        "unit of a scope", lambda view: resolve(view, "units", name, clocks)
    )


def _viewer(store: "Store") -> "Viewer":
    """The operator's eyes, or as much of them as an account's clearance and scope show.

    What an account wrote, or was named a reader of, stays its own: it gave no password here.

    Raises:
        NotFoundError: there is no such account. RefusedError: it is closed or reads nothing.
    """
    from graph.visibility import OPERATOR

    name = INVOKED.get().account
    if name is None:
        return OPERATOR
    from dataclasses import replace

    from graph.errors import RefusedError
    from graph.services.accounts import find_account
    from graph.services.sign_in import standing_of

    standing = standing_of(store, find_account(store, name).id)
    if standing is None or not standing.account.reads:
        message = "The account is closed, or has no duty that reads what is kept here."
        raise RefusedError(message)
    return replace(standing.viewer, account=OPERATOR.account)


def answer(
    *, json: bool, as_json: Callable[[], Mapping[str, object]], as_table: Callable[[], None]
) -> None:
    """Print an answer for whoever asked: a program or a person."""
    if json:
        output.print_json(as_json())
    else:
        as_table()
