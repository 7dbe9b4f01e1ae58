"""Two-person recovery: the key ring split into printed shares, of which any two restore it.

One share alone says nothing of the keys. A rotation adds a key the shares do not know: print new
ones after it and destroy the old.
"""

import re
import secrets
from base64 import b32decode, b32encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from typing import Final

from Crypto.Protocol.SecretSharing import Shamir

from graph.errors import CanboError, UsageError
from graph.vault.ring import KEY_BYTES, KeyRing

MOST_SHARES: Final = 10

_FORMAT: Final = 1
_BLOCK: Final = 16
_HEAD: Final = 8
_SUM: Final = 4
_LINE: Final = 40
_SEPARATORS: Final = re.compile(r"[\s\-]+")


class SharesError(CanboError):
    """These shares restore no key ring; says which of them is at fault where that can be told."""

    code = "shares"


@dataclass(frozen=True, slots=True)
class _Share:
    set: bytes
    needed: int
    count: int
    number: int
    body: bytes = field(repr=False)

    @property
    def possible(self) -> bool:
        whole = len(self.body) % _BLOCK == 0
        return whole and 1 <= self.number <= self.count and 2 <= self.needed <= self.count

    @property
    def blocks(self) -> list[bytes]:
        return [self.body[at : at + _BLOCK] for at in range(0, len(self.body), _BLOCK)]


def split(ring: KeyRing, count: int = 3, needed: int = 2) -> tuple[str, ...]:
    """Printable shares of a whole ring, each for another person.

    Raises:
        UsageError: fewer than two would be needed, or more than there are.
    """
    if not 2 <= needed <= count <= MOST_SHARES:
        message = f"Shares: 2 ≤ needed ≤ count ≤ {MOST_SHARES}."
        raise UsageError(message)
    secret = _packed(ring)
    bodies: dict[int, bytes] = dict.fromkeys(range(1, count + 1), b"")
    # The library shares 16 bytes at a time; each block gets a polynomial of its own.
    for at in range(0, len(secret), _BLOCK):
        for number, piece in Shamir.split(needed, count, secret[at : at + _BLOCK]):
            bodies[number] += piece
    name = secrets.token_bytes(4)
    return tuple(
        _printed(_Share(name, needed, count, number, body)) for number, body in bodies.items()
    )


def restore(texts: Sequence[str]) -> KeyRing:
    """The ring that was split, with all its versions.

    Args:
        texts: the shares as printed; blanks, line ends, dashes, case and the title do not matter.

    Raises:
        SharesError: too few, or one is damaged, given twice, of another set, or false.
    """
    shares = [_read(text, place) for place, text in enumerate(texts, 1)]
    _check_together(shares)
    needed = shares[0].needed
    fitting = {each: _joined(each) for each in combinations(shares, needed)}
    rings = [ring for ring in fitting.values() if ring]
    if not rings:
        message = f"Shares {_numbers(shares)} do not fit together: at least one of them is false."
        raise SharesError(message, "Try another share of the same set.")
    good = {share for each, ring in fitting.items() if ring for share in each}
    if odd := [share for share in shares if share not in good]:
        message = f"Share {_numbers(odd)} does not fit the others: it is false."
        raise SharesError(message, "Leave it out, and find out where it comes from.")
    return rings[0]


def _packed(ring: KeyRing) -> bytes:
    """One block of head and sum, then the keys in order: whole blocks, nothing to pad."""
    keys = b"".join(ring.keys[version] for version in range(1, ring.current + 1))
    head = ring.fingerprints.to_bytes(2)
    return head + sha256(head + keys).digest()[: _BLOCK - len(head)] + keys


def _unpacked(secret: bytes) -> KeyRing | None:
    head, sum_, keys = secret[:2], secret[2:_BLOCK], secret[_BLOCK:]
    if not secrets.compare_digest(sha256(head + keys).digest()[: len(sum_)], sum_):
        return None
    pieces = (keys[at : at + KEY_BYTES] for at in range(0, len(keys), KEY_BYTES))
    return KeyRing(dict(enumerate(pieces, 1)), fingerprints=int.from_bytes(head))


def _joined(shares: Sequence[_Share]) -> KeyRing | None:
    columns = zip(*(share.blocks for share in shares), strict=True)
    numbers = [share.number for share in shares]
    return _unpacked(
        b"".join(Shamir.combine(list(zip(numbers, column, strict=True))) for column in columns)
    )


def _printed(share: _Share) -> str:
    raw = bytes([_FORMAT, share.needed, share.count, share.number]) + share.set + share.body
    letters = b32encode(raw + _sum(raw)).decode().rstrip("=")
    groups = re.findall(".{1,4}", letters)
    per_line = _LINE // 4
    lines = [" ".join(groups[at : at + per_line]) for at in range(0, len(groups), per_line)]
    title = (
        f"canbo key share {share.number} of {share.count}, any {share.needed} restore, "
        f"set {share.set.hex()}:"
    )
    return "\n".join([title, *lines])


def _read(text: str, place: int) -> _Share:
    letters = _SEPARATORS.sub("", text.rpartition(":")[2])
    try:
        raw = b32decode(letters + "=" * (-len(letters) % 8), casefold=True, map01="I")
    except ValueError:
        raw = b""
    raw, sum_ = raw[:-_SUM], raw[-_SUM:]
    sound = len(raw) > _HEAD and raw[0] == _FORMAT and sum_ == _sum(raw)
    share = _Share(raw[4:_HEAD], raw[1], raw[2], raw[3], raw[_HEAD:]) if sound else None
    if not share or not share.possible:
        message = f"The share in place {place} of those given is damaged or mistyped."
        raise SharesError(message, "Compare it with the paper, letter by letter.")
    return share


def _check_together(shares: Sequence[_Share]) -> None:
    if not shares:
        message = "No share was given."
        raise SharesError(message)
    first = shares[0]
    kind = (first.set, first.needed, first.count, len(first.body))
    for share in shares:
        if (share.set, share.needed, share.count, len(share.body)) != kind:
            message = (
                f"Share {share.number} of set {share.set.hex()} does not belong to share "
                f"{first.number} of set {first.set.hex()}."
            )
            raise SharesError(message, "Use shares of one set, the one printed last.")
    different = {share.number for share in shares}
    if len(different) < len(shares):
        message = f"A share was given twice; different ones: {_numbers(shares)}."
        raise SharesError(message, f"Any {first.needed} different ones are needed.")
    if len(shares) < first.needed:
        message = f"{len(shares)} of the {first.needed} shares needed; given: {_numbers(shares)}."
        raise SharesError(message)


def _numbers(shares: Sequence[_Share]) -> str:
    return ", ".join(str(number) for number in sorted({share.number for share in shares}))


def _sum(raw: bytes) -> bytes:
    return sha256(raw).digest()[:_SUM]
