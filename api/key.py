"""The operator's key: a secret in a file that only the owner of the data folder can read."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from graph.errors import RefusedError

_NAME: Final = "operator.key"
_SHORTEST: Final = 32
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def key_file(home: Path) -> Path:
    """Where the key of a data folder lies."""
    return home / _NAME


def operator_key(home: Path) -> str:
    """The operator's key; made at the first call.

    Raises:
        RefusedError: others may read its file, it holds no key, or it cannot be read or written.
    """
    path = key_file(home)
    try:
        if not path.exists():
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make(path)
        return _read(path)
    except OSError as error:
        message = f"The operator's key {path} cannot be used: {error.strerror}."
        raise RefusedError(message, "CANBO_HOME must be a folder you may write to.") from error


def _make(path: Path) -> None:
    """Write a new key so that nobody ever sees half of it; one that is there by then stays."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        found = os.fstat(file.fileno())
        if stat.S_IMODE(found.st_mode) & _OTHERS or found.st_uid != os.geteuid():
            message = f"Others may read the operator's key {path}; it is not used."
            hint = f"Remove it, `rm '{path}'`; the next start makes a new one for you alone."
            raise RefusedError(message, hint)
        key = file.read(1024).strip()
    if len(key) < _SHORTEST or not key.isascii():
        message = f"{path} holds no key of {_SHORTEST} characters or more."
        raise RefusedError(message, "Remove it; the next start makes a new one.")
    return key
