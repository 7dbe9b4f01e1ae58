"""What is read from the logs of an engine that ended, and the ports it may take."""

import socket
from pathlib import Path

import pytest

from graph.engine import config
from graph.engine.diagnose import Cause, LogMark, died
from graph.engine.layout import Layout
from graph.engine.ports import free_port


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout.of(tmp_path)
    config.make_folders(made)
    return made


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("org.neo4j.x.PortBindException: An error occurred", Cause.PORT_TAKEN),
        ("bind(..) failed: Address already in use", Cause.PORT_TAKEN),
        ("FileLockException: Lock file has been locked", Cause.STORE_LOCKED),
        ("# There is insufficient memory for the Java Runtime Environment", Cause.MEMORY),
        ("Could not reserve enough space for object heap", Cause.MEMORY),
        ("Invalid maximum heap size: -Xmx1z", Cause.HEAP),
        ("java.io.IOException: No space left on device", Cause.DISK_FULL),
        ("java.nio.file.AccessDeniedException: /some/where", Cause.NOT_WRITABLE),
        ("java.lang.NoClassDefFoundError: org/neo4j/X", Cause.BAD_JAR),
        ("Error: Could not find or load main class x.Y", Cause.BAD_JAR),
        ("all was well", Cause.UNKNOWN),
    ],
)
def test_cause_is_read_from_what_was_written(layout: Layout, line: str, cause: Cause) -> None:
    layout.log.write_text(f"before\n{line}\nafter\n")

    error = died(layout, LogMark(0))

    assert error.cause is cause
    assert str(layout.log) in error.hint
    assert cause is Cause.UNKNOWN or line in error.message


def test_trouble_of_an_earlier_start_is_not_blamed(layout: Layout) -> None:
    layout.server_log.write_text("PortBindException\n")
    mark = LogMark.of(layout)

    assert died(layout, mark).cause is Cause.UNKNOWN

    with layout.server_log.open("a") as log:
        log.write("No space left on device\n")
    assert died(layout, mark).cause is Cause.DISK_FULL


def test_rotated_log_is_read_from_its_start(layout: Layout) -> None:
    layout.server_log.write_text("x" * 500)
    mark = LogMark.of(layout)
    layout.server_log.write_text("FileLockException\n")

    assert died(layout, mark).cause is Cause.STORE_LOCKED


def test_missing_logs_are_no_trouble(layout: Layout) -> None:
    assert died(layout, LogMark.of(layout)).cause is Cause.UNKNOWN


def test_taken_port_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]

        assert free_port(taken) > taken


def test_port_taken_on_all_addresses_is_passed_over() -> None:
    with socket.create_server(("", 0)) as server:
        taken = server.getsockname()[1]

        assert free_port(taken) > taken


def test_arguments_survive_blanks_quotes_and_backslashes() -> None:
    text = config._argument_file(["a b", 'say "x"', "c:\\jars"])

    assert text == '"a b"\n"say \\"x\\""\n"c:\\\\jars"\n'


def test_settings_keep_the_engine_to_itself(layout: Layout) -> None:
    config.write_settings(layout, 7690)
    lines = (layout.conf / "neo4j.conf").read_text().splitlines()

    assert "server.bolt.listen_address=127.0.0.1:7690" in lines
    assert "server.http.enabled=false" in lines
    assert "server.https.enabled=false" in lines
    assert "dbms.usage_report.enabled=false" in lines
    assert "db.logs.query.enabled=OFF" in lines
