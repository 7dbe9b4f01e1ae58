"""The key ring in memory: versioned keys, and one subkey for each purpose."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from graph.errors import CanboError

KEY_BYTES: Final = 32


class KeysError(CanboError):
    """The key ring is missing, unsafe, damaged, or lacks the version asked for."""

    code = "keys"


class Purpose(StrEnum):
    """What a subkey is for; a subkey of one purpose says nothing about another's."""

    SEAL = "seal"
    FINGERPRINT = "fingerprint"
    AUDIT = "audit"
    TOKEN = "token"  # noqa: S105 - the name of a purpose


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys ever made, numbered from 1; the newest seals, the older ones still open.

    Attributes:
        keys: never shown: not in a repr, a log or an error.
        fingerprints: the version that fingerprints are made under. It stays behind at a rotation,
            for a fingerprint cannot be made anew without the number it stands for.

    Raises:
        KeysError: a version is missing, a key has the wrong length.
    """

    keys: Mapping[int, bytes] = field(repr=False)
    fingerprints: int

    def __post_init__(self) -> None:
        whole = sorted(self.keys) == list(range(1, len(self.keys) + 1))
        sized = all(len(key) == KEY_BYTES for key in self.keys.values())
        if not (self.keys and whole and sized and self.fingerprints in self.keys):
            message = "These keys make no ring."
            raise KeysError(message)
        object.__setattr__(self, "keys", MappingProxyType(dict(self.keys)))

    @property
    def current(self) -> int:
        """The version that new values are sealed under."""
        return len(self.keys)


def fresh() -> KeyRing:
    """A ring with one new key."""
    return KeyRing({1: secrets.token_bytes(KEY_BYTES)}, fingerprints=1)


def rotated(ring: KeyRing, *, fingerprints: bool = False) -> KeyRing:
    """The ring with one more key, which is current from now on.

    Args:
        fingerprints: move the fingerprints to the new key as well. Those made before no longer
            equal new ones of the same number; they need the numbers again, from their source.
    """
    version = ring.current + 1
    keys = {**ring.keys, version: secrets.token_bytes(KEY_BYTES)}
    return KeyRing(keys, version if fingerprints else ring.fingerprints)


def subkey(ring: KeyRing, purpose: Purpose, version: int | None = None) -> bytes:
    """The key of one purpose, of a version or of the current one.

    Raises:
        KeysError: the ring has no such version.
    """
    version = ring.current if version is None else version
    key = ring.keys.get(version)
    if key is None:
        message = f"The key ring has no version {version}; its newest is {ring.current}."
        raise KeysError(message, "Restore the newest key ring, from its shares if need be.")
    context = f"canbo/1/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=context).derive(key)
