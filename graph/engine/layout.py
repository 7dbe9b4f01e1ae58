"""Where things lie in the data folder, and how to find a running engine fast.

Every command reads this module, so it imports nothing that takes time.
"""

import json
import os
import socket
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

EMBEDDED_VERSION = "5.26.16"
USER = "neo4j"
HOST = "127.0.0.1"
DEFAULT_PORT = 7687
DEFAULT_HEAP = "512m"

_ANSWER_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Endpoint:
    """How to reach a running engine."""

    uri: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """What is installed and running for one data folder.

    Attributes:
        running: the process is there; while it starts, ``uri`` is still None.
        rss_bytes: resident memory of the engine, in bytes.
        started_at: in UTC.
    """

    running: bool
    installed: bool
    pid: int | None
    uri: str | None
    home: Path
    log: Path
    version: str
    rss_bytes: int | None
    started_at: datetime | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders and files of one engine."""

    root: Path

    @classmethod
    def of(cls, home: Path) -> "Layout":
        """The layout below a data folder, by its real path: it identifies the process."""
        return cls(home.resolve() / "engine")

    @property
    def conf(self) -> Path:
        return self.root / "conf"

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def log(self) -> Path:
        """What the process itself prints; the engine's own log lies beside it."""
        return self.logs / "engine.log"

    @property
    def server_log(self) -> Path:
        return self.logs / "neo4j.log"

    @property
    def password(self) -> Path:
        return self.root / "password"

    @property
    def state(self) -> Path:
        return self.run / "state.json"

    @property
    def lock(self) -> Path:
        return self.run / "lock"

    @property
    def arguments(self) -> Path:
        """The Java argument file of the engine; its path marks the process as ours."""
        return self.run / "engine.args"

    @property
    def admin_arguments(self) -> Path:
        return self.run / "admin.args"


@dataclass(frozen=True, slots=True)
class State:
    """A note on the engine last seen ready."""

    pid: int
    created: float
    port: int


def write_private(path: Path, text: str) -> None:
    """Write a file only its owner can read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


def write_state(layout: Layout, state: State) -> None:
    """Note the engine that is ready."""
    note = {"pid": state.pid, "created": state.created, "port": state.port}
    write_private(layout.state, json.dumps(note))


def read_state(layout: Layout) -> State | None:
    """The note on the engine last seen ready; None if there is none or it makes no sense."""
    try:
        note = json.loads(layout.state.read_text(encoding="utf-8"))
        return State(int(note["pid"]), float(note["created"]), int(note["port"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_engine(pid: int, layout: Layout) -> bool:
    """Whether that process is the engine of this very folder."""
    return f"@{layout.arguments}" in _command_line(pid)


def _command_line(pid: int) -> list[str]:
    table = Path("/proc")
    if (table / "self" / "cmdline").exists():
        try:
            return os.fsdecode((table / str(pid) / "cmdline").read_bytes()).split("\0")
        except OSError:
            return []
    # Elsewhere the slower library knows how; a few milliseconds more.
    import psutil

    try:
        return psutil.Process(pid).cmdline()
    except psutil.Error:
        return []


def answers(port: int) -> bool:
    """Whether something accepts connections on that local port."""
    try:
        with socket.create_connection((HOST, port), timeout=_ANSWER_SECONDS):
            return True
    except OSError:
        return False


def uri_of(port: int) -> str:
    """The address to give to the driver."""
    return f"bolt://{HOST}:{port}"


def endpoint(home: Path) -> Endpoint | None:
    """The running engine of this folder, or None; takes a few milliseconds.

    Believes the state file only if the process is this folder's engine and its port answers.
    """
    layout = Layout.of(home)
    state = read_state(layout)
    if state is None or not is_engine(state.pid, layout) or not answers(state.port):
        return None
    try:
        password = layout.password.read_text(encoding="utf-8")
    except OSError:
        return None
    return Endpoint(uri_of(state.port), USER, password)
