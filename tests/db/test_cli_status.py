"""`canbo status`: what runs, and what is in it; and what the demo office is marked with."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph import engine
from graph.demo import generate
from graph.services.demo import load_demo
from graph.services.origin import begin_demo, end_demo, is_demo
from graph.store import Store
from tests.db.test_cli import Cli
from tests.db.test_import import office_file

EMPTY = {"Unit": 0, "Position": 0, "Person": 0}


@pytest.fixture
def cli(
    store: Store,
    endpoint: engine.Endpoint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Cli:
    """The command line on an empty graph."""
    del store
    settings: Mapping[str, str] = {
        "CANBO_HOME": str(tmp_path / "home"),
        "CANBO_NEO4J_URI": endpoint.uri,
        "CANBO_NEO4J_USER": endpoint.user,
        "CANBO_NEO4J_PASSWORD": endpoint.password,
        "COLUMNS": "120",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return Cli(tmp_path, capsys)


class TestStatus:
    def test_an_empty_graph_says_how_to_begin(self, cli: Cli, endpoint: engine.Endpoint) -> None:
        assert cli.json("status") == {
            "embedded": False,
            "uri": endpoint.uri,
            "nodes": EMPTY,
            "demo": None,
            "registers": [],
        }
        _, out, _ = cli("status")
        assert all(f"canbo {each}" in out for each in ("import", "init", "demo"))

    def test_registers_are_listed(self, cli: Cli) -> None:
        at = cli.take(office_file())["recorded_at"]

        found = cli.json("status")
        _, out, _ = cli("status")

        assert found["nodes"] == {"Unit": 1, "Position": 1, "Person": 3}
        assert [(each["name"], each["reports"]) for each in found["registers"]] == [("office", 1)]
        assert found["registers"][0]["last_received"] <= at
        assert "office" in out
        assert "empty" not in out

    def test_the_demo_office_is_named_and_not_called_empty(self, cli: Cli, store: Store) -> None:
        demo = begin_demo(store, 3, national=False)
        _, half, _ = cli("status")
        load_demo(store, generate(3)[:2])
        end_demo(store, demo)
        _, whole, _ = cli("status")

        assert "not complete" in half
        assert "seed 3, the south" in whole
        assert "not complete" not in whole
        assert "empty" not in half + whole
        assert cli.json("status")["demo"] == {"seed": 3, "national": False, "loaded": True}

    def test_without_an_engine_it_says_so_and_starts_none(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("CANBO_NEO4J_URI", "CANBO_NEO4J_USER", "CANBO_NEO4J_PASSWORD"):
            monkeypatch.delenv(name)

        found = cli.json("status")
        code, out, _ = cli("status")

        assert (found["embedded"], found["running"], found["pid"]) == (True, False, None)
        assert "nodes" not in found
        assert code == 0
        assert "canbo up" in out
        assert not (cli.folder / "home").exists()

    def test_a_server_that_does_not_answer_ends_with_3(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CANBO_NEO4J_URI", "bolt://127.0.0.1:1")

        assert cli.json("status", code=3)["error"]["code"] == "unreachable"


class TestDemo:
    def test_one_that_is_loaded_is_not_loaded_again(self, cli: Cli, store: Store) -> None:
        end_demo(store, begin_demo(store, 1, national=False))

        code, out, _ = cli("demo")

        assert code == 0
        assert "loaded already (seed 1, the south)" in out

    @pytest.mark.parametrize("options", [("--seed", "2"), ("--national",)])
    def test_another_one_is_refused(self, cli: Cli, store: Store, options: tuple[str, ...]) -> None:
        begin_demo(store, 1, national=False)

        code, _, err = cli("demo", *options)

        assert code == 1
        assert "another demo office (seed 1, the south)" in err
        assert "CANBO_HOME" in err

    def test_what_was_imported_is_never_taken_for_it(self, cli: Cli, store: Store) -> None:
        begin_demo(store, 1, national=False)
        assert is_demo(store)

        cli.take(office_file())

        assert not is_demo(store)
        assert cli("demo")[0] == 1

    def test_a_graph_with_something_in_it_is_refused_and_not_marked(
        self, cli: Cli, store: Store
    ) -> None:
        cli.take(office_file())

        code, _, err = cli("demo")

        assert code == 1
        assert "not empty" in err
        assert cli.json("status")["demo"] is None
        assert not is_demo(store)

    def test_a_mark_does_not_move_recorded_time(self, store: Store) -> None:
        begin_demo(store, 1, national=False)
        assert store.last_recorded() is None
