"""What an entry of the audit may hold: ids and codes, never texts, names or numbers of people.

The audit is kept longer than what it tells of, and read by others.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, TypeAlias

from graph.errors import UsageError

Word: TypeAlias = str | int | bool | None
Details: TypeAlias = Mapping[str, Word | Sequence[Word]]

MOST_LISTED: Final = 100
MOST_DETAILS: Final = 20

_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+\-]{0,79}")
_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SIGNS: Final = re.compile(r"[_.:/+\-]")
_LONGEST_COUNT: Final = 8


def check_code(what: str, value: str) -> str:
    """An id or a code, as it is.

    Raises:
        UsageError: it has blanks, letters beyond ASCII or over 80 characters, or is a number of
            more than eight digits, as phones and ID cards have. The value is not repeated.
    """
    digits = _SIGNS.sub("", value)
    if not _CODE.fullmatch(value) or (digits.isdigit() and len(digits) > _LONGEST_COUNT):
        message = f"The audit takes an id or a code as {what}, no text and no personal number."
        raise UsageError(message)
    return value


def canonical(details: Details) -> str:
    """The details as JSON that is the same for the same details.

    Raises:
        UsageError: one is neither a code, a count, a truth value nor a list of them, or there are
            too many.
    """
    if len(details) > MOST_DETAILS:
        message = f"The audit takes {MOST_DETAILS} details at most."
        raise UsageError(message)
    for name, value in details.items():
        if not _FIELD.fullmatch(name):
            message = "The name of an audit detail is a short word of small letters."
            raise UsageError(message)
        _check(name, value)
    return json.dumps(details, sort_keys=True, separators=(",", ":"), default=tuple)


def canonical_time(at: datetime) -> str:
    """A moment in UTC, to the microsecond.

    Raises:
        UsageError: it has no zone.
    """
    if at.tzinfo is None:
        message = "The audit takes moments with a zone only."
        raise UsageError(message)
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _check(name: str, value: object) -> None:
    listed = value if isinstance(value, list | tuple) else (value,)
    if len(listed) > MOST_LISTED:
        message = f"The audit detail {name} lists more than {MOST_LISTED} things."
        raise UsageError(message)
    for each in listed:
        if isinstance(each, str):
            check_code(name, each)
        elif not (each is None or isinstance(each, bool)):
            _check_count(name, each)


def _check_count(name: str, value: object) -> None:
    if not isinstance(value, int) or abs(value) >= 10**_LONGEST_COUNT:
        message = f"The audit detail {name} is neither a code nor a count."
        raise UsageError(message)
