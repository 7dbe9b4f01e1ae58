"""What a page says when something went wrong: by code, what it is and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from viz.language import N_


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, and what the reader can do about it."""

    title: str
    advice: str


PROBLEMS: Final[Mapping[str, Problem]] = {
    "not_found": Problem(
        N_("There is nothing at this address"),
        N_("It may be mistyped, or nothing was known of it at that moment. Search for it."),
    ),
    "ambiguous": Problem(
        N_("Several answer to this name"),
        N_("Choose the one you mean."),
    ),
    "usage": Problem(
        N_("The request cannot be read"),
        N_("Check what is typed in the address or the form, and try again."),
    ),
    "invalid": Problem(
        N_("The request cannot be read"),
        N_("Check what is typed in the address or the form, and try again."),
    ),
    "refused": Problem(
        N_("The request was turned down"),
        N_("It was understood, and nothing was changed. Go back and try another way."),
    ),
    "unreachable": Problem(
        N_("The database does not answer"),
        N_("Nothing is lost. Wait a minute and load the page again; if it stays so, tell whoever "
           "runs canbo."),
    ),
    "internal": Problem(
        N_("canbo could not answer"),
        N_("This is a defect of canbo, not of what you did. Report it with the number below."),
    ),
    "sign_in": Problem(
        N_("Sign in first"),
        N_("Your session has ended or has not begun."),
    ),
    "forbidden": Problem(
        N_("This is not open to you"),
        N_("Whoever keeps the accounts can give you the duty or the scope it takes."),
    ),
    "foreign_origin": Problem(
        N_("This did not come from a page of canbo"),
        N_("Open the page again here and repeat it."),
    ),
    "too_many_tries": Problem(
        N_("Too many wrong keys"),
        N_("No key is looked at for now. Wait a minute and try again."),
    ),
    "keys": Problem(
        N_("The key ring or the audit cannot be used"),
        N_("Nothing was shown or changed. Tell whoever runs canbo."),
    ),
    "wrong_host": Problem(
        N_("This address is not served here"),
        N_("Use the address that canbo printed when it started."),
    ),
    "method_not_allowed": Problem(
        N_("This cannot be done at this address"),
        N_("Go back and use the buttons of the page."),
    ),
}  # fmt: skip

_SAME: Final[Mapping[str, str]] = {
    "engine": "unreachable",
    "precondition": "refused",
    "sealed": "keys",
    "audit": "keys",
    "trail": "keys",
    "token": "sign_in",
}


def problem_of(code: str) -> Problem:
    """What a code means to a reader; one that has no words of its own is a request turned down."""
    return PROBLEMS.get(_SAME.get(code, code), PROBLEMS["refused"])
