"""Who reads what of the audit: its readers see their scope, and reading it is noted by the caller.

An auditor sees what was done by accounts whose whole scope lies in their own, those without any
scope among them, and what they did themselves. What the operator did, who is in scope everywhere,
and tries of nobody's are for the operator.
"""

from graph.services.granting import today
from graph.services.trail import Trail
from graph.services.trail_reading import Asked, entries
from graph.store import Store
from graph.store import accounts as book_of
from graph.store.accounts import AccountBook
from graph.store.runner import Run
from graph.vault.audit_chain import Entry
from graph.visibility import Viewer


def audited_accounts(store: Store, viewer: Viewer) -> frozenset[str] | None:
    """Ids of the accounts whose acts are for this viewer; None for all there are."""
    if viewer.everywhere:
        return None

    def work(run: Run) -> frozenset[str]:
        known = book_of.accounts(run, today())
        within = {each.id for each in known
                  if book_of.scope(run, each.scopes, today()) <= viewer.scope}  # fmt: skip
        return frozenset(within | {viewer.account or ""})

    return AccountBook(store.driver).ask("audited accounts", work)


def read_audit(store: Store, trail: Trail, viewer: Viewer, asked: Asked) -> list[Entry]:
    """Entries that are for this viewer, the newest first."""
    theirs = audited_accounts(store, viewer)
    return entries(trail, asked, lambda entry: theirs is None or entry.account in theirs)
