"""The key ring's file: outside the data folder and its backups, for its owner alone.

Whoever has the database or a backup of it and not this file cannot read what is sealed.
"""

import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final, cast

from filelock import FileLock

from graph.vault.ring import KeyRing, KeysError, fresh, rotated

_FORMAT: Final = 1
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_MOST_BYTES: Final = 1 << 20
_LOCK_SECONDS: Final = 30


def create(path: Path, home: Path, ring: KeyRing | None = None) -> KeyRing:
    """Write a new ring, or one restored from its shares, where none is yet.

    Raises:
        KeysError: a ring is there already, or the place is unsafe or cannot be written to.
    """
    made = fresh() if ring is None else ring
    with _Place(path, home) as place:
        place.prepare()
        with place.lock():
            _write(place.path, made, over=False)
    return made


def load(path: Path, home: Path) -> KeyRing:
    """The ring of a file.

    Raises:
        KeysError: there is none, others may read it, it lies in the data folder, it is damaged.
    """
    with _Place(path, home) as place:
        place.check_folder()
        return _read(place.path)


def rotate(path: Path, home: Path, *, fingerprints: bool = False) -> KeyRing:
    """Add a key to the file's ring; see `rotated`. Shares made before restore the ring before.

    Raises:
        KeysError: as `load`.
    """
    with _Place(path, home) as place:
        place.check_folder()
        # Two rotations at once would each make the same version; one key would be lost.
        with place.lock():
            made = rotated(_read(place.path), fingerprints=fingerprints)
            _write(place.path, made, over=True)
    return made


class _Place:
    """Where a ring lies; turns what the system says into errors that help."""

    def __init__(self, path: Path, home: Path) -> None:
        # The real places: a link must not lead into the data folder, or past the checks.
        self.path, self.home = path.resolve(), home.resolve()
        self.folder = self.path.parent

    def __enter__(self) -> "_Place":
        if self.path.is_relative_to(self.home):
            message = f"The key ring {self.path} would lie in the data folder {self.home}."
            hint = (
                "A copy of the data must not carry its keys: set CANBO_KEYS to a place elsewhere."
            )
            raise KeysError(message, hint)
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, FileNotFoundError):
            raise _missing(self.path) from None
        if isinstance(error, OSError):
            message = f"The key ring {self.path} cannot be used: {error.strerror or 'no answer'}."
            raise KeysError(
                message, "CANBO_KEYS must name a file you may read and write."
            ) from None

    def prepare(self) -> None:
        """Make the folder if it is missing; one that is there is never opened up or closed."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.check_folder()

    def check_folder(self) -> None:
        if _is_open(self.folder.stat()):
            message = f"Others may look into the folder of the key ring, {self.folder}."
            raise KeysError(message, f"Close it: `chmod 700 '{self.folder}'`.")

    def lock(self) -> FileLock:
        return FileLock(self.path.with_name(f"{self.path.name}.lock"), _LOCK_SECONDS, mode=0o600)


def _is_open(found: os.stat_result) -> bool:
    return bool(stat.S_IMODE(found.st_mode) & _OTHERS) or found.st_uid != os.geteuid()


def _missing(path: Path) -> KeysError:
    message = f"There is no key ring at {path}: sealed sources cannot be opened or made."
    hint = (
        "If this is a new installation, make one. If data was sealed before, never make a new one: "
        "put the file back, or restore it from two shares. CANBO_KEYS says where it lies."
    )
    return KeysError(message, hint)


def _read(path: Path) -> KeyRing:
    with path.open("rb") as file:
        if _is_open(os.fstat(file.fileno())):
            message = f"Others may read the key ring {path}; it is not used."
            hint = f"Close it, `chmod 600 '{path}'`, and rotate the keys: they may be known."
            raise KeysError(message, hint)
        text = file.read(_MOST_BYTES)
    try:
        return _parse(text)
    except (ValueError, KeyError, TypeError, AttributeError, KeysError):
        message = f"The key ring {path} is damaged; it is not used."
        # The cause may quote the file, so it is not passed on.
        raise KeysError(message, "Put a good copy back, or restore it from two shares.") from None


def _parse(text: bytes) -> KeyRing:
    told = json.loads(text)
    if told["format"] != _FORMAT:
        raise ValueError
    keys = {int(version): b64decode(key, validate=True) for version, key in told["keys"].items()}
    ring = KeyRing(keys, cast("int", told["fingerprints"]))
    if told["check"] != _check(ring):
        raise ValueError
    return ring


def _write(path: Path, ring: KeyRing, *, over: bool) -> None:
    """Write so that nobody ever sees half of it, and it survives a power cut once it is used."""
    keys = {str(version): b64encode(key).decode() for version, key in ring.keys.items()}
    told = {"format": _FORMAT, "fingerprints": ring.fingerprints, "keys": keys}
    text = json.dumps({**told, "check": _check(ring)}, indent=1)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        _put(draft, path, over=over)
    finally:
        draft.unlink(missing_ok=True)
    _keep(path.parent)


def _put(draft: Path, path: Path, *, over: bool) -> None:
    if over:
        draft.replace(path)
        return
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        message = f"There is a key ring at {path} already; it stays."
        hint = "Rotate it for a new key. Without it, what it sealed can never be opened."
        raise KeysError(message, hint) from None


def _keep(folder: Path) -> None:
    """Have the folder's entry on the disk too; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _check(ring: KeyRing) -> str:
    """A sum over the keys: with one wrong letter, what is sealed could never be opened."""
    sum_ = blake2b(ring.fingerprints.to_bytes(4), digest_size=16)
    for version in range(1, ring.current + 1):
        sum_.update(ring.keys[version])
    return sum_.hexdigest()
