"""Cursors: where the next page of a list begins, in a form nobody needs to understand."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, NoReturn

from graph.errors import UsageError
from graph.told import told

LARGEST: Final = 200
"""How many rows a page has at most."""

_SUM_BYTES: Final = 6


@dataclass(frozen=True, slots=True)
class Place:
    """The last row of a page.

    Attributes:
        key: what the list is ordered by; the id decides between equals.
        total: how many rows the list had when its first page was asked for.
    """

    key: str
    id: str
    total: int


def check_limit(limit: int) -> None:
    """Refuse a page nobody should ask for.

    Raises:
        UsageError: the limit is not 1 to ``LARGEST``.
    """
    if not 1 <= limit <= LARGEST:
        message = told("The limit is 1 to %(most)s, not %(limit)s.", most=LARGEST, limit=limit)
        raise UsageError(message)


def cursor(question: str, place: Place) -> str:
    """The cursor of the page after a place; ``question`` tells one list's from another's."""
    text = json.dumps([question, place.key, place.id, place.total]).encode()
    return _written(_sum(text) + text)


def place_of(question: str, text: str) -> Place:
    """The place a cursor of this list stands for.

    Raises:
        UsageError: it is not one, or it was changed.
    """
    try:
        padded = text + "=" * (-len(text) % 4)
        raw = urlsafe_b64decode(padded.encode("ascii"))
        found = json.loads(raw[_SUM_BYTES:])
    except ValueError:
        _refuse()
    rest = raw[_SUM_BYTES:]
    if raw[:_SUM_BYTES] != _sum(rest) or _written(raw) != text or found[0] != question:
        _refuse()
    return Place(*found[1:])


def _written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _sum(text: bytes) -> bytes:
    return sha256(text).digest()[:_SUM_BYTES]


def _refuse() -> NoReturn:
    message = told("The cursor is not one of this list.")
    raise UsageError(message, "Take it from `next` of the page before, or start without one.")
