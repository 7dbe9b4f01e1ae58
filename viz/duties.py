"""Duties, rights and scopes of tokens in words."""

from collections.abc import Mapping
from typing import Final

from viz.language import N_

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
