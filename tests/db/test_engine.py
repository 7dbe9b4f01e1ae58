"""The embedded engine for real: throw-away data folders, jars from the shared cache.

One engine serves the tests that only look; a test that needs its own folder makes it. The
folder's name has a blank in it on purpose.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from fcntl import LOCK_EX, LOCK_NB, lockf
from pathlib import Path
from typing import Any

import platformdirs
import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import ClientError

from graph import engine
from graph.engine import jars, process
from graph.engine.layout import Layout
from graph.errors import EngineError

pytestmark = pytest.mark.slow

HEAP = "256m"
STARTER = """
import sys
from pathlib import Path
from graph import engine
print(engine.start(Path(sys.argv[1]), Path(sys.argv[2]), heap=sys.argv[3]).uri)
"""


@pytest.fixture(scope="module")
def cache() -> Path:
    named = os.environ.get("CANBO_CACHE")
    folder = Path(named) if named else platformdirs.user_cache_path("canbo")
    engine.install(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("a home")
    yield folder
    engine.stop(folder)


@pytest.fixture(scope="module")
def running(home: Path, cache: Path) -> engine.Endpoint:
    return engine.start(home, cache, heap=HEAP)


@pytest.fixture
def own_home(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "home"
    yield folder
    engine.stop(folder)


def ask(endpoint: engine.Endpoint, query: Any, **values: object) -> list[Any]:  # noqa: ANN401 -- the driver's own type
    with GraphDatabase.driver(endpoint.uri, auth=(endpoint.user, endpoint.password)) as driver:
        records = driver.execute_query(query, dict(values), database_="neo4j").records
        return [record.values()[0] for record in records]


def pid_of(home: Path, cache: Path) -> int:
    pid = engine.status(home, cache).pid
    assert pid is not None
    return pid


def starter(home: Path, cache: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, str(home), str(cache), HEAP],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(happened: Callable[[], object], seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.01)


def engines(home: Path) -> list[int]:
    mark = f"@{Layout.of(home).arguments}"
    found = psutil.process_iter(["cmdline"])
    return [p.pid for p in found if mark in (p.info["cmdline"] or [])]


def test_second_start_returns_the_same_engine(
    home: Path, cache: Path, running: engine.Endpoint
) -> None:
    before = pid_of(home, cache)

    again = engine.start(home, cache, heap=HEAP)

    assert again == running
    assert pid_of(home, cache) == before
    assert len(engines(home)) == 1


def test_endpoint_is_found_in_ten_milliseconds(home: Path, running: engine.Endpoint) -> None:
    taken = []
    for _ in range(20):
        began = time.perf_counter()
        assert engine.endpoint(home) == running
        taken.append(time.perf_counter() - began)

    assert min(taken) < 0.010


def test_status_describes_the_running_engine(
    home: Path, cache: Path, running: engine.Endpoint
) -> None:
    seen = engine.status(home, cache)

    assert seen.running
    assert seen.installed
    assert seen.uri == running.uri
    assert seen.version == engine.EMBEDDED_VERSION
    assert seen.rss_bytes is not None
    assert 50_000_000 < seen.rss_bytes < 1_500_000_000
    assert seen.started_at is not None
    assert 0 <= time.time() - seen.started_at.timestamp() < 600
    assert seen.log.exists()


def test_listens_on_loopback_only(home: Path, cache: Path, running: engine.Endpoint) -> None:
    connections = psutil.Process(pid_of(home, cache)).net_connections("inet")
    listening = [c.laddr for c in connections if c.status == psutil.CONN_LISTEN]

    # Java may show the address in its IPv6 clothes.
    uris = [f"bolt://{ip.removeprefix('::ffff:')}:{port}" for ip, port in listening]
    assert uris == [running.uri]


@pytest.mark.usefixtures("running")
def test_lives_in_its_own_session(home: Path, cache: Path) -> None:
    # So neither the end of a terminal nor a Ctrl-C in it reaches the engine.
    pid = pid_of(home, cache)

    assert os.getsid(pid) == pid


def test_password_stays_in_its_file(home: Path, running: engine.Endpoint) -> None:
    layout = Layout.of(home)
    holders = [
        path
        for path in layout.root.rglob("*")
        if path.is_file() and running.password.encode() in path.read_bytes()
    ]

    assert holders == [layout.password]
    assert layout.password.stat().st_mode & 0o777 == 0o600
    assert layout.state.stat().st_mode & 0o777 == 0o600
    assert running.password not in repr(running)


def test_queries_are_not_logged(home: Path, running: engine.Endpoint) -> None:
    assert ask(running, "RETURN $name AS name", name="Nobody Atall") == ["Nobody Atall"]
    with pytest.raises(ClientError):
        ask(running, "RETURN toInteger([$name]) AS wrong", name="Nobody Atall")

    logs = b"".join(path.read_bytes() for path in Layout.of(home).logs.iterdir())
    assert b"Nobody Atall" not in logs


def test_two_starters_get_one_engine_on_a_free_port(
    own_home: Path, cache: Path, running: engine.Endpoint
) -> None:
    # Somebody has the default port by now: the shared engine, or whoever kept it from it.
    starters = [starter(own_home, cache) for _ in range(2)]
    answers = [child.communicate(timeout=120) for child in starters]

    uris = {out.strip() for out, _ in answers}
    assert len(uris) == 1, answers
    assert len(engines(own_home)) == 1
    assert uris.isdisjoint({running.uri, "bolt://127.0.0.1:7687", ""})


def test_data_outlives_stop_and_kill(home: Path, cache: Path, running: engine.Endpoint) -> None:
    ask(running, "CREATE (:Kept {step: 'before stop'})")

    assert engine.stop(home)
    assert not engine.stop(home)
    assert engine.endpoint(home) is None
    assert not engine.status(home, cache).running
    second = engine.start(home, cache, heap=HEAP)
    ask(second, "CREATE (:Kept {step: 'before kill'})")
    victim = psutil.Process(pid_of(home, cache))
    victim.kill()
    victim.wait(10)
    assert engine.endpoint(home) is None
    third = engine.start(home, cache, heap=HEAP)

    kept = ask(third, "MATCH (k:Kept) RETURN k.step AS step ORDER BY step")
    assert kept == ["before kill", "before stop"]


def test_start_after_starters_were_killed(own_home: Path, cache: Path) -> None:
    layout = Layout.of(own_home)
    first = starter(own_home, cache)
    wait_for(layout.admin_arguments.exists)
    first.kill()
    first.communicate()
    second = starter(own_home, cache)
    wait_for(lambda: engines(own_home))
    second.kill()
    second.communicate()
    assert engine.endpoint(own_home) is None

    endpoint = engine.start(own_home, cache, heap=HEAP)

    assert ask(endpoint, "RETURN 1 AS one") == [1]
    assert len(engines(own_home)) == 1


def test_interrupted_start_leaves_nothing_behind(own_home: Path, cache: Path) -> None:
    child = starter(own_home, cache)
    wait_for(lambda: engines(own_home))
    child.send_signal(signal.SIGINT)
    _, errors = child.communicate(timeout=60)

    assert "KeyboardInterrupt" in errors
    assert engines(own_home) == []
    assert not Layout.of(own_home).state.exists()


def test_store_held_by_another_process(own_home: Path, cache: Path) -> None:
    databases = Layout.of(own_home).data / "databases"
    databases.mkdir(parents=True)
    # As a database that was started once would have it.
    Layout.of(own_home).password.write_text("0" * 48)
    with (databases / "store_lock").open("w") as held:
        lockf(held, LOCK_EX | LOCK_NB)

        with pytest.raises(EngineError, match="using the same data folder") as caught:
            engine.start(own_home, cache, heap=HEAP)

    assert "CANBO_HOME" in caught.value.hint
    assert engines(own_home) == []


def test_lost_password_file_is_told(own_home: Path, cache: Path) -> None:
    (Layout.of(own_home).data / "databases").mkdir(parents=True)

    with pytest.raises(EngineError, match="password file") as caught:
        engine.start(own_home, cache, heap=HEAP)

    assert "backup" in caught.value.hint
    assert engines(own_home) == []


def test_impossible_heap_is_told(own_home: Path, cache: Path) -> None:
    with pytest.raises(EngineError, match="heap size asked for is not possible") as caught:
        engine.start(own_home, cache, heap="1z")

    assert str(Layout.of(own_home).log) in caught.value.hint


def test_damaged_jar_is_replaced(own_home: Path, cache: Path, tmp_path: Path) -> None:
    mine = tmp_path / "cache"
    folder = jars.jar_folder(mine)
    folder.mkdir(parents=True)
    for jar in jars.read_lock():
        (folder / jar.file).symlink_to(jars.jar_folder(cache) / jar.file)
    engine.install(mine)
    victim = next(jar for jar in jars.read_lock() if jar.artifact == "neo4j-server")
    (folder / victim.file).unlink()
    (folder / victim.file).write_bytes(b"\0" * victim.size)

    endpoint = engine.start(own_home, mine, heap=HEAP)

    assert ask(endpoint, "RETURN 1 AS one") == [1]
    assert jars.matches(folder / victim.file, victim)


def test_find_needs_no_state_file(home: Path, cache: Path, running: engine.Endpoint) -> None:
    expected = engine.start(home, cache, heap=HEAP)
    Layout.of(home).state.unlink()

    found = process.find(Layout.of(home))
    again = engine.start(home, cache, heap=HEAP)

    assert found is not None
    assert again == expected
    assert engines(home) == [found.pid]
    assert again.password == running.password
