"""The built wheel holds everything the source does: statements, tables and type marks."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = {
    ".LICENSE", ".css", ".cypher", ".html", ".js", ".json", ".po", ".py", ".svg", ".typed", ".yaml",
}  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel built here and now, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("package", ["api", "cypher", "graph", "viz"])
def test_every_file_of_a_package_is_in_it(wheel: set[str], package: str) -> None:
    files = (path for path in (ROOT / package).rglob("*") if path.suffix in SHIPPED)
    missing = {path.relative_to(ROOT).as_posix() for path in files} - wheel
    assert missing == set()


def test_it_holds_statements_and_schema_files(wheel: set[str]) -> None:
    for folder in ("cypher/queries/", "cypher/schema/"):
        assert any(name.startswith(folder) and name.endswith(".cypher") for name in wheel)


def test_nothing_else_is_in_it(wheel: set[str]) -> None:
    top = {name.split("/")[0] for name in wheel}
    assert {name for name in top if not name.endswith(".dist-info")} == {
        "api",
        "cypher",
        "graph",
        "viz",
    }


def test_it_brings_the_command(wheel: set[str]) -> None:
    assert any(name.endswith(".dist-info/entry_points.txt") for name in wheel)
