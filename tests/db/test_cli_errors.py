"""Errors on the command line: their exit codes, their words, and JSON where it was asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph import engine
from graph.store import Store
from tests.db.test_cli import Cli
from tests.db.test_import import office_file


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
    monkeypatch.setenv("CANBO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CANBO_NEO4J_URI", endpoint.uri)
    monkeypatch.setenv("CANBO_NEO4J_USER", endpoint.user)
    monkeypatch.setenv("CANBO_NEO4J_PASSWORD", endpoint.password)
    return Cli(tmp_path, capsys)


def process(*arguments: str, uri: str | None = None) -> "subprocess.CompletedProcess[str]":
    """Run the installed command, against this environment's server or, unsigned, another."""
    elsewhere = {"CANBO_NEO4J_URI": uri, "CANBO_NEO4J_PASSWORD": "none"} if uri else {}
    command = Path(sys.executable).with_name("canbo")
    return subprocess.run(
        [command, *arguments],
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def error(cli: Cli, *arguments: str, code: int = 1) -> dict[str, Any]:
    """What a failing command prints as JSON."""
    return dict(cli.json(*arguments, code=code)["error"])


class TestRefusedOrNotFound:
    @pytest.mark.parametrize("question", ["succession", "history", "unit"])
    def test_a_name_nobody_bears_ends_with_1(self, cli: Cli, question: str) -> None:
        found = error(cli, question, "nobody")

        assert found["code"] == "not_found"
        assert "'nobody'" in found["message"]
        assert "canbo search" in found["hint"]

    @pytest.mark.parametrize("length", [300, 1999])
    @pytest.mark.parametrize("question", ["history", "unit"])
    def test_a_name_longer_than_any_is_borne_by_nobody(
        self, cli: Cli, question: str, length: int
    ) -> None:
        cli.take(office_file())
        words = "".join(f" {number:x}" for number in range(length))[:length].strip()

        assert error(cli, question, "a" * length)["code"] == "not_found"
        assert error(cli, question, words)["code"] == "not_found"

    def test_a_near_miss_is_suggested(self, cli: Cli) -> None:
        cli.take(office_file())

        assert "Binh" in error(cli, "history", "Bihn")["hint"]

    def test_a_name_of_several_lists_them(self, cli: Cli) -> None:
        file = office_file()
        file.persons.append({"id": "an2", "name": "An"})
        cli.take(file)

        found = error(cli, "history", "An")

        assert found["code"] == "ambiguous"
        assert len(found["candidates"]) == 2
        assert "an2" in " ".join(found["candidates"])

    def test_several_with_one_id_can_be_told_apart(self, cli: Cli) -> None:
        cli.take(office_file(), "--register", "north")
        cli.take(office_file(), "--register", "south")

        listed = " ".join(error(cli, "succession", "o/head")["candidates"])

        assert "north" in listed
        assert "south" in listed

    @pytest.mark.parametrize(
        ("content", "words"),
        [("", "empty"), ("{", "not JSON"), ("[]", "not Popolo")],
    )
    def test_a_file_refused_whole_ends_with_1(self, cli: Cli, content: str, words: str) -> None:
        path = cli.folder / "file.json"
        path.write_text(content)

        assert words in error(cli, "import", str(path))["message"]

    def test_a_file_over_the_limit_says_how_to_raise_it(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CANBO_IMPORT_MAX_MB", "1")
        path = cli.folder / "file.json"
        path.write_text(" " * (2 << 20))

        assert "CANBO_IMPORT_MAX_MB" in error(cli, "import", str(path))["hint"]

    def test_refused_rows_are_no_failure(self, cli: Cli) -> None:
        file = office_file().changed(lambda made: made.memberships[0].update(end_date="?"))

        assert cli.take(file)["problems"]


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("frobnicate",),
            ("succession",),
            ("search", "x", "--limit", "many"),
            ("succession", "x", "--nonsense"),
            ("succession", "x", "--as-of", "yesterday"),
            ("history", "x", "--as-of", "2020-02-30"),
            ("history", "x", "--known-at", "soon"),
            ("import", "file.json", "--format", "csv"),
        ],
    )
    def test_a_wrong_command_line_ends_with_2(self, cli: Cli, arguments: tuple[str, ...]) -> None:
        code, out, err = cli(*arguments)

        assert (code, out) == (2, "")
        assert len(err) > 20

    @pytest.mark.parametrize(
        "arguments",
        [
            ("search", "x", "--limit", "many"),
            ("search", "x" * 201),
            ("search", "x\udcff"),
            ("history", "\udcff"),
            ("unit", "a\x1b[31m"),
            ("succession", "x" * 2001),
            ("frobnicate",),
        ],
    )
    def test_programs_get_it_as_json_too(self, cli: Cli, arguments: tuple[str, ...]) -> None:
        assert error(cli, *arguments, code=2)["code"] == "usage"

    @pytest.mark.parametrize("register", ["\udcff", "a\nb", "a\x1b[31m", "r" * 201, " "])
    def test_a_register_without_a_readable_name_is_none(self, cli: Cli, register: str) -> None:
        found = error(cli, "import", str(cli.write(office_file())), "--register", register, code=2)

        assert "register" in found["message"]

    def test_a_bad_date_says_how_to_write_it(self, cli: Cli) -> None:
        _, _, err = cli("succession", "x", "--as-of", "01/02/2020")

        assert "01/02/2020" in err
        assert "YYYY-MM-DD" in err


class TestUnreachable:
    def test_no_database_ends_with_3_and_json(self) -> None:
        ended = process(
            "succession",
            "x",
            "--json",
            uri="bolt://127.0.0.1:1",
        )

        assert ended.returncode == 3
        said = json.loads(ended.stdout)["error"]
        assert said["code"] == "unreachable"
        assert "CANBO_NEO4J_URI" in said["hint"]
        assert "Traceback" not in ended.stderr
        assert "retried" not in ended.stderr

    def test_an_address_without_a_password_is_explained(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("CANBO_NEO4J_PASSWORD")

        assert "CANBO_NEO4J_PASSWORD" in error(cli, "search", "x", code=3)["message"]

    def test_a_wrong_password_ends_with_3(self, cli: Cli, endpoint: engine.Endpoint) -> None:
        del cli
        ended = process("search", "x", uri=endpoint.uri)

        assert ended.returncode == 3
        assert "password" in ended.stderr

    @pytest.mark.parametrize("uri", ["http://127.0.0.1:1", "nonsense", "ftp://x"])
    def test_an_address_that_is_none_is_refused_without_a_trace(self, uri: str) -> None:
        ended = process("search", "x", uri=uri)

        assert ended.returncode in {1, 3}
        assert "Traceback" not in ended.stderr
        assert "URI" in ended.stderr


class TestProcess:
    def test_the_installed_command_answers_with_json_only(self, cli: Cli) -> None:
        cli.take(office_file())
        ended = process("succession", "o/head", "--json")

        assert ended.returncode == 0
        assert [each["person"]["name"] for each in json.loads(ended.stdout)["tenures"]] == [
            "An",
            "Binh",
        ]

    def test_a_half_character_in_a_file_ends_without_a_trace(self, cli: Cli) -> None:
        path = cli.folder / "f.json"
        path.write_text(
            '{"persons": [{"id": "a", "name": "A"}], "memberships": [{"role": "\\ud800"}]}'
        )

        assert process("import", str(path)).returncode == 0
