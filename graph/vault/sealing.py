"""Sealed texts and fingerprints: what the database holds of that which must not be read in it."""

import json
import re
import secrets
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256
from hmac import digest
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from graph.errors import CanboError, UsageError
from graph.vault.ring import KeyRing, Purpose, subkey

_NONCE_BYTES: Final = 12
_SEALED: Final = re.compile(r"v1:([1-9][0-9]{0,5}):([A-Za-z0-9+/]+={0,2})")
_BETWEEN: Final = re.compile(r"[\s./\-\u2010-\u2015]+")
_NUMBER: Final = re.compile(r"[0-9A-Z]{4,32}")


class SealedError(CanboError):
    """A sealed value cannot be opened: it was changed, moved, or is none."""

    code = "sealed"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a sealed value belongs; opened anywhere else it is refused."""

    node: str
    field: str


def seal(ring: KeyRing, text: str, context: Context) -> str:
    """A text under the current key, as ``v1:<version>:<base64>``; never twice the same.

    Its length still tells the length of the text.

    Raises:
        UsageError: the text holds half a character.
    """
    try:
        plain = text.encode()
    except UnicodeEncodeError:
        message = "A text to seal holds something that is no character."
        raise UsageError(message) from None
    version = ring.current
    nonce = secrets.token_bytes(_NONCE_BYTES)
    cipher = AESGCM(subkey(ring, Purpose.SEAL, version))
    body = nonce + cipher.encrypt(nonce, plain, _bound(version, context))
    return f"v1:{version}:{b64encode(body).decode()}"


def unseal(ring: KeyRing, sealed: str, context: Context) -> str:
    """The text that was sealed for this very place.

    Raises:
        SealedError: the value was changed, belongs elsewhere, or comes from another key ring.
        KeysError: the ring lacks the version it was sealed under.
    """
    version, body = _split(sealed)
    nonce, rest = body[:_NONCE_BYTES], body[_NONCE_BYTES:]
    try:
        cipher = AESGCM(subkey(ring, Purpose.SEAL, version))
        return cipher.decrypt(nonce, rest, _bound(version, context)).decode()
    except (InvalidTag, ValueError):
        message = f"A sealed value cannot be opened: {context.field} of {context.node}."
        hint = "It was changed, copied from another place, or sealed with another key ring."
        raise SealedError(message, hint) from None


def needs_reseal(ring: KeyRing, sealed: str) -> bool:
    """Whether a value is under an older key than the current one.

    Raises:
        SealedError: it is no sealed value.
    """
    return _split(sealed)[0] != ring.current


def reseal(ring: KeyRing, sealed: str, context: Context) -> str:
    """The same text under the current key; a value that is under it already stays as it is.

    Raises:
        SealedError, KeysError: as `unseal`.
    """
    if not needs_reseal(ring, sealed):
        return sealed
    return seal(ring, unseal(ring, sealed, context), context)


def fingerprint(ring: KeyRing, value: str, version: int | None = None) -> str:
    """An ID number as ``f1:<version>:<hex>``: equal for equal numbers, of no use without the ring.

    Spaces, dots, dashes and case are not told apart. A rotation leaves fingerprints as they are,
    unless told to move them: they cannot be made anew without the numbers.

    Args:
        version: the key to use instead of the ring's for fingerprints, to find those made under
            an older one after such a move.

    Raises:
        UsageError: the value is no number of 4 to 32 letters and digits.
        KeysError: the ring has no such version.
    """
    number = _BETWEEN.sub("", unicodedata.normalize("NFKC", value)).upper()
    if not _NUMBER.fullmatch(number):
        message = "An ID number has 4 to 32 letters and digits, no accents."
        raise UsageError(message)
    version = ring.fingerprints if version is None else version
    key = subkey(ring, Purpose.FINGERPRINT, version)
    return f"f1:{version}:{digest(key, number.encode(), sha256).hex()}"


def _bound(version: int, context: Context) -> bytes:
    return json.dumps(["canbo/1", version, context.node, context.field]).encode()


def _split(sealed: str) -> tuple[int, bytes]:
    found = _SEALED.fullmatch(sealed)
    if found:
        try:
            body = b64decode(found[2], validate=True)
        except NotBase64:
            body = b""
        # One value has one spelling, or a changed letter could go unnoticed.
        if len(body) > _NONCE_BYTES and b64encode(body).decode() == found[2]:
            return int(found[1]), body
    message = "A value that should be sealed is not, or was cut short."
    raise SealedError(message)
