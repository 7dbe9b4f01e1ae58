"""The engine's jars: fetched by the lock, checked by their hash."""

import errno
import hashlib
import json
import shutil
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from filelock import FileLock

from graph.engine.layout import EMBEDDED_VERSION
from graph.errors import EngineError
from graph.progress import Progress

if TYPE_CHECKING:
    from jgo.maven import MavenContext

STAGE = "fetching the engine"
_AT_ONCE = 8
_ATTEMPTS = 2
_TIMEOUT_SECONDS = 30
_DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}
_INCOMING = ".incoming-"
_FETCH_HINT = (
    "Check the network or proxy to Maven Central and try again; a cache folder filled on another"
    " machine can be copied here (CANBO_CACHE), or CANBO_NEO4J_URI can name a Neo4j elsewhere."
)


@dataclass(frozen=True, slots=True)
class Jar:
    """One line of the lock; ``size`` is in bytes."""

    group: str
    artifact: str
    version: str
    classifier: str
    file: str
    sha256: str
    size: int


def install(cache: Path, progress: Progress) -> tuple[Path, ...]:
    """See ``graph.engine.install``."""
    folder = jar_folder(cache)
    jars = read_lock()
    if not is_installed(cache):
        with _writing(folder), FileLock(folder / ".lock"):
            _fill(folder, jars, progress)
    return tuple(folder / jar.file for jar in jars)


def jar_folder(cache: Path) -> Path:
    """Where the jars of this version lie."""
    return cache.resolve() / "engine" / EMBEDDED_VERSION


def read_lock() -> tuple[Jar, ...]:
    """The jars this version consists of."""
    lines = json.loads(_lock_text())
    return tuple(Jar(**{"classifier": "", **line}) for line in lines)


def is_installed(cache: Path) -> bool:
    """Whether the marker fits the lock and every jar has its size; hashes nothing."""
    folder = jar_folder(cache)
    return _marked(folder) and not _missing(folder, read_lock())


def matches(path: Path, jar: Jar) -> bool:
    """Whether that file is the jar the lock names, by size and sha256."""
    try:
        with path.open("rb") as stream:
            return (
                path.stat().st_size == jar.size
                and hashlib.file_digest(stream, "sha256").hexdigest() == jar.sha256
            )
    except OSError:
        return False


def remove_bad(cache: Path) -> tuple[str, ...]:
    """Hash every jar, remove those that do not match the lock and name them."""
    folder = jar_folder(cache)
    with _writing(folder), FileLock(folder / ".lock"):
        bad = [jar for jar in read_lock() if not matches(folder / jar.file, jar)]
        for jar in bad:
            (folder / jar.file).unlink(missing_ok=True)
    return tuple(jar.file for jar in bad)


def _lock_text() -> str:
    return files("graph.engine").joinpath("lock.json").read_text(encoding="utf-8")


def _marker(folder: Path) -> Path:
    return folder / ".complete"


def _lock_digest() -> str:
    return hashlib.sha256(_lock_text().encode()).hexdigest()


def _marked(folder: Path) -> bool:
    try:
        return _marker(folder).read_text(encoding="utf-8") == _lock_digest()
    except OSError:
        return False


def _missing(folder: Path, jars: Iterable[Jar]) -> list[Jar]:
    return [jar for jar in jars if not _has_size(folder / jar.file, jar.size)]


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        message = f"The engine cannot be stored in {folder}: {error.strerror or error}."
        hint = "Free some space there or choose another folder with CANBO_CACHE."
        raise EngineError(message, hint) from error


def _fill(folder: Path, jars: tuple[Jar, ...], progress: Progress) -> None:
    # Without the marker a run was cut short or the lock changed: trust contents, not sizes.
    if _marked(folder):
        wanted = _missing(folder, jars)
    else:
        wanted = [jar for jar in jars if not matches(folder / jar.file, jar)]
    for stale in folder.glob(f"{_INCOMING}*"):
        shutil.rmtree(stale, ignore_errors=True)
    if wanted:
        _fetch_all(folder, wanted, len(jars), progress)
    draft = _marker(folder).with_suffix(".draft")
    draft.write_text(_lock_digest(), encoding="utf-8")
    draft.replace(_marker(folder))


def _fetch_all(folder: Path, wanted: list[Jar], total: int, progress: Progress) -> None:
    from jgo.maven import MavenContext

    incoming = Path(mkdtemp(prefix=_INCOMING, dir=folder))
    context = MavenContext(repo_cache=incoming, timeout=_TIMEOUT_SECONDS)
    given_up = threading.Event()
    present = total - len(wanted)
    progress(STAGE, present, total)
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        waiting = [pool.submit(_fetch, context, jar, folder, given_up) for jar in wanted]
        for done, finished in enumerate(as_completed(waiting), present + 1):
            finished.result()
            progress(STAGE, done, total)
    finally:
        given_up.set()
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(incoming, ignore_errors=True)


def _fetch(context: "MavenContext", jar: Jar, folder: Path, given_up: threading.Event) -> None:
    """Put one jar in its place; a wrong or broken answer is asked for once more."""
    reason = "the attempt was given up"
    for _ in range(_ATTEMPTS):
        if given_up.is_set():
            break
        component = context.project(jar.group, jar.artifact).at_version(jar.version)
        artifact = component.artifact(classifier=jar.classifier)
        draft = artifact.cached_path
        try:
            draft = artifact.resolve()
        except (OSError, RuntimeError) as error:
            if isinstance(error, OSError) and error.errno in _DISK_ERRORS:
                raise
            # The library's texts carry addresses; its kind of failure says enough.
            reason = f"the registry did not deliver it ({type(error).__name__})"
        else:
            if matches(draft, jar):
                draft.replace(folder / jar.file)
                return
            reason = "what came does not match the lock (sha256)"
        if draft is not None:
            draft.unlink(missing_ok=True)
    message = f"The engine's file {jar.file} could not be fetched: {reason}."
    raise EngineError(message, _FETCH_HINT)
