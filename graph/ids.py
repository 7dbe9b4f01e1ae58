"""Ids are strings made here: derived where a business key is public, random where a guess leaks."""

import json
import secrets
from hashlib import blake2b


def derived_id(prefix: str, *key: object) -> str:
    """The id that the same official key always gives: prefix and 80 bits of a hash of the key."""
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"), default=str)
    return f"{prefix}_{blake2b(text.encode(), digest_size=10).hexdigest()}"


def random_id(prefix: str) -> str:
    """An id nobody can guess, for all that is informal or restricted."""
    return f"{prefix}_{secrets.token_hex(10)}"
