"""The service as it runs: `canbo serve` in a process of its own, on a real port."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from graph import engine
from graph.cli import serving
from graph.cli.main import run
from graph.services.origin import begin_demo
from graph.store import Store

NAME = "Nguyễn Văn Không Ai Biết"
SECONDS = 60


@dataclass
class Service:
    """A running `canbo serve`."""

    process: "subprocess.Popen[str]"
    port: int
    link: str | None
    key_file: Path
    told: str

    def ask(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> tuple[HTTPResponse, str]:
        """One request; returns the answer and its body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(
                method, path, body, {name.replace("_", "-"): each for name, each in headers.items()}
            )
            answer = connection.getresponse()
            return answer, answer.read().decode()
        finally:
            connection.close()

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """End it; returns its exit code and what it had to say in all."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, self.told + out, err


def environment(endpoint: engine.Endpoint, home: Path) -> Mapping[str, str]:
    """Settings that name the test database."""
    return {
        "CANBO_HOME": str(home),
        "CANBO_NEO4J_URI": endpoint.uri,
        "CANBO_NEO4J_USER": endpoint.user,
        "CANBO_NEO4J_PASSWORD": endpoint.password,
    }


def start(settings: Mapping[str, str], *options: str) -> Service:
    """Start the installed command on any free port and wait until it has said where."""
    command = [str(Path(sys.executable).with_name("canbo")), "serve", "--port", "0", *options]
    process = subprocess.Popen(
        command,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    told = ""
    while "Programs send it" not in told:
        line = process.stdout.readline()
        assert line, process.communicate(timeout=SECONDS)
        told += line
    port = re.search(r"serves at http://(?:127\.0\.0\.1|\[::1\]):(\d+) ", told)
    link = re.search(r"(/enter/\S+)", told)
    assert port
    key = Path(settings["CANBO_HOME"]) / "operator.key"
    return Service(process, int(port[1]), link[1] if link else None, key, told)


@pytest.fixture
def settings(store: Store, endpoint: engine.Endpoint, tmp_path: Path) -> Mapping[str, str]:
    """An empty graph, and a data folder of its own."""
    del store
    return environment(endpoint, tmp_path / "home")


@pytest.fixture
def demo(store: Store, settings: Mapping[str, str]) -> Iterator[Service]:
    """The service over invented data."""
    begin_demo(store, 1, national=False)
    service = start(settings)
    yield service
    service.process.kill()
    service.process.communicate()


def cookie_of(answer: HTTPResponse) -> str:
    """The session an answer begins."""
    return (answer.headers["set-cookie"] or "").split(";")[0]


class TestServing:
    def test_the_link_the_form_and_the_key_open_it(self, demo: Service) -> None:
        assert demo.link
        key = demo.key_file.read_text().strip()

        assert demo.ask(demo.link, "HEAD")[0].status == 405
        by_link, _ = demo.ask(demo.link)
        body = urlencode({"key": key, "next": "/search"})
        form = {"Content_Type": "application/x-www-form-urlencoded"}
        own = {"Origin": f"http://127.0.0.1:{demo.port}"}
        by_form, _ = demo.ask("/sign-in", "POST", body, **form, **own)

        assert (by_link.status, by_link.headers["location"]) == (303, "/")
        assert (by_form.status, by_form.headers["location"]) == (303, "/search")
        for headers in (
            {"Cookie": cookie_of(by_link)},
            {"Cookie": cookie_of(by_form)},
            {"Authorization": f"Bearer {key}"},
        ):
            assert demo.ask("/api/v1/units/x", **headers)[0].status == 404
        assert demo.ask(demo.link)[0].status == 403
        assert demo.ask("/api/v1/units/x")[0].status == 401

    def test_another_host_name_is_turned_away(self, demo: Service) -> None:
        answer, body = demo.ask("/api/v1/units/x", Host="evil.example")
        assert answer.status == 421
        assert json.loads(body)["code"] == "wrong_host"

    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
    def test_it_ends_cleanly(self, demo: Service, how: signal.Signals) -> None:
        demo.ask("/sign-in")
        code, out, err = demo.stop(how)

        assert (code, err) == (0, "")
        assert out.endswith("The service has stopped.\n")

    def test_neither_secrets_nor_names_are_in_the_logs(self, demo: Service) -> None:
        assert demo.link
        key = demo.key_file.read_text().strip()
        asked = [
            demo.ask(demo.link),
            demo.ask("/sign-in", "POST", urlencode({"key": key}), Origin="http://evil.example"),
            demo.ask(f"/api/v1/units/{quote(NAME)}", Authorization=f"Bearer {key}"),
            demo.ask(f"/search?q={quote(NAME)}", Cookie="canbo_session=secretsecret"),
            demo.ask("/api/v1/units/x", Authorization="Bearer wrongwrong"),
        ]
        cookie = cookie_of(asked[0][0])
        _, out, err = demo.stop()

        said = out.replace(demo.link, "") + err
        secrets = (key, demo.link, cookie.partition("=")[2], "secretsecret", "wrongwrong")
        for hidden in (*secrets, NAME, quote(NAME), "Không"):
            assert hidden
            assert hidden not in said

    def test_on_other_data_no_link_is_told(self, settings: Mapping[str, str]) -> None:
        service = start(settings)
        try:
            assert service.link is None
            assert "invented" not in service.told
            assert str(service.key_file) in service.told
        finally:
            service.stop()

    def test_the_key_stays_the_same(self, settings: Mapping[str, str]) -> None:
        keys = []
        for host in ("127.0.0.1", "localhost"):
            service = start(settings, "--host", host)
            keys.append(service.key_file.read_text())
            assert keys[-1].strip() not in service.told
            service.stop()
        assert keys[0] == keys[1]


class TestNotServing:
    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", "127.0.0.2"])  # noqa: S104 - refused
    def test_no_other_machine_may_reach_it(
        self, host: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["serve", "--host", host]) == 2
        assert "no accounts" in capsys.readouterr().err

    def test_an_answer_does_not_wait_for_an_acknowledgement(self) -> None:
        with serving._listening("127.0.0.1", 0) as listener:
            assert listener.proto == socket.IPPROTO_TCP

    def test_a_port_that_is_taken_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = str(other.getsockname()[1])
            assert run(["serve", "--port", port]) == 1
        said = capsys.readouterr().err
        assert port in said
        assert "--port" in said

    def test_without_a_database_it_ends_with_3(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        nowhere = engine.Endpoint("bolt://127.0.0.1:1", "neo4j", "none")
        for name, value in environment(nowhere, tmp_path).items():
            monkeypatch.setenv(name, value)
        assert run(["serve", "--port", "0"]) == 3
        assert "does not answer" in capsys.readouterr().err

    def test_with_an_open_key_it_does_not_start(
        self,
        settings: Mapping[str, str],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        home = Path(settings["CANBO_HOME"])
        home.mkdir()
        (home / "operator.key").write_text("k" * 43)
        (home / "operator.key").chmod(0o644)
        assert run(["serve", "--port", "0"]) == 1
        assert "Others may" in capsys.readouterr().err
