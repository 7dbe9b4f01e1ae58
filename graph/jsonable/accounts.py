"""Accounts, grants, tokens and the audit as JSON; no password, no hash."""

import json
from collections.abc import Sequence

from graph.accounts import Account, Grant
from graph.services.tokens import Listed
from graph.vault.audit_chain import Entry


def account_json(account: Account) -> dict[str, object]:
    """An account with all its grants."""
    return {
        "id": account.id,
        "name": account.name,
        "display": account.display,
        "made_at": account.made_at.isoformat(),
        "closed_at": account.closed_at and account.closed_at.isoformat(),
        "duties": sorted(account.duties),
        "clearance": account.clearance,
        "scopes": list(account.scopes),
        "unseals": account.unseals,
        "grants": [grant_json(grant) for grant in account.grants],
    }


def grant_json(grant: Grant) -> dict[str, object]:
    """One grant."""
    return {
        "id": grant.id,
        "account": grant.account,
        "right": grant.right.value,
        "value": grant.value,
        "valid_from": grant.valid_from.isoformat(),
        "valid_to": grant.valid_to and grant.valid_to.isoformat(),
        "proposed_by": grant.proposed_by,
        "proposed_at": grant.proposed_at.isoformat(),
        "confirmed_by": grant.confirmed_by,
        "confirmed_at": grant.confirmed_at and grant.confirmed_at.isoformat(),
        "withdrawn_by": grant.withdrawn_by,
        "withdrawn_at": grant.withdrawn_at and grant.withdrawn_at.isoformat(),
    }


def token_json(token: Listed) -> dict[str, object]:
    """What is told of a token after it was shown."""
    return {
        "id": token.id,
        "scopes": sorted(token.scopes),
        "made_at": token.made_at.isoformat(),
        "expires_at": token.expires_at.isoformat(),
        "revoked_at": token.revoked_at and token.revoked_at.isoformat(),
    }


def entries_json(entries: Sequence[Entry], limit: int) -> dict[str, object]:
    """Lines of the audit, and where to go on."""
    more = len(entries) >= limit and entries[-1].number > 1
    return {
        "entries": [
            {
                "number": entry.number,
                "at": entry.at.isoformat(),
                "account": entry.account,
                "act": entry.act,
                "subject": entry.subject,
                "outcome": entry.outcome,
                "details": json.loads(entry.details),
            }
            for entry in entries
        ],
        "next": entries[-1].number if more else None,
    }
