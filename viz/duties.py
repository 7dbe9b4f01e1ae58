"""Duties, rights and scopes of tokens in words."""

from collections.abc import Mapping
from typing import Final

from viz.language import N_

FAULTS: Final[Mapping[str, str]] = {
    "current": N_("The current password is wrong."),
    "weak": N_("The new password is soon guessed: take 12 characters or more, of several words."),
    "token": N_("Choose what the token may do; revoke old ones if there are many."),
}
"""What went wrong on the page of one's own account."""

DUTIES: Final[Mapping[str, str]] = {
    "analyst": N_("analyst: reads"),
    "officer": N_("officer: writes down and records in the scope"),
    "head": N_("head: releases, assigns, hands over"),
    "reviewer": N_("reviewer: judges signals"),
    "auditor": N_("auditor: reads the audit"),
    "admin": N_("admin: keeps the accounts"),
}
RIGHTS: Final[Mapping[str, str]] = {
    "duty": N_("duty"),
    "clearance": N_("clearance"),
    "scope": N_("scope"),
    "unseal": N_("opening sealed sources"),
}
SCOPES: Final[Mapping[str, str]] = {
    "read": N_("read"),
    "observe": N_("write down what is heard"),
    "record": N_("record decisions"),
    "import": N_("import files"),
    "review": N_("judge signals"),
    "audit": N_("read the audit"),
}
