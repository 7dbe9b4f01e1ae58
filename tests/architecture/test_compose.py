"""The compose file is well formed, runs the same Neo4j as the engine, and no open door."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.engine import EMBEDDED_VERSION

FILE = Path(__file__).parents[2] / "docker-compose.yml"


@pytest.fixture(scope="module")
def neo4j() -> dict[str, Any]:
    """The one service, as written."""
    service: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["services"]["neo4j"]
    return service


def check_schema(path: Path) -> subprocess.CompletedProcess[str]:
    """Hold a file against the compose specification, as `check-jsonschema` ships it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    return subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)


class TestSchema:
    def test_the_file_keeps_the_specification(self) -> None:
        done = check_schema(FILE)
        assert done.returncode == 0, done.stdout

    def test_a_wrong_word_would_be_seen(self, tmp_path: Path) -> None:
        wrong = tmp_path / FILE.name
        wrong.write_text(FILE.read_text(encoding="utf-8").replace("retries:", "retry:"))
        done = check_schema(wrong)
        assert done.returncode == 1
        assert "retry" in done.stdout


class TestNeo4j:
    def test_it_is_the_version_of_the_engine(self, neo4j: dict[str, Any]) -> None:
        assert neo4j["image"] == f"neo4j:{EMBEDDED_VERSION}-community"

    def test_it_does_not_start_without_a_password(self, neo4j: dict[str, Any]) -> None:
        assert neo4j["environment"]["NEO4J_AUTH"].startswith("neo4j/${CANBO_NEO4J_PASSWORD:?")

    def test_only_this_machine_reaches_it(self, neo4j: dict[str, Any]) -> None:
        assert neo4j["ports"]
        assert all(port.startswith("127.0.0.1:") for port in neo4j["ports"])

    def test_its_data_outlive_the_container(self, neo4j: dict[str, Any]) -> None:
        assert neo4j["volumes"] == ["neo4j-data:/data"]

    def test_it_tells_whether_it_is_healthy(self, neo4j: dict[str, Any]) -> None:
        assert "cypher-shell" in neo4j["healthcheck"]["test"][1]


class TestDocker:
    """What only `docker compose` itself can say; nothing here starts a container."""

    @pytest.fixture
    def docker(self) -> str:
        """The program, where it has the compose command."""
        program = shutil.which("docker")
        if program is None:
            pytest.skip("docker is not installed: `docker compose config` was not tried")
        done = subprocess.run([program, "compose", "version"], capture_output=True, check=False)
        if done.returncode != 0:
            pytest.skip("docker has no compose command: `docker compose config` was not tried")
        return program

    def config(self, docker: str, environment: dict[str, str]) -> int:
        command = [docker, "compose", "--file", str(FILE), "config", "--quiet"]
        env = {"PATH": os.environ["PATH"], **environment}
        return subprocess.run(command, capture_output=True, env=env, check=False).returncode

    def test_it_accepts_the_file(self, docker: str) -> None:
        assert self.config(docker, {"CANBO_NEO4J_PASSWORD": "a good password"}) == 0

    def test_it_refuses_to_go_on_without_a_password(self, docker: str) -> None:
        assert self.config(docker, {}) != 0
