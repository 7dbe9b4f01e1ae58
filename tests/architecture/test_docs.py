"""What the documents promise exists, and what exists is in the documents."""

import re
from pathlib import Path

from graph.cli.main import app
from graph.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def _commands() -> set[str]:
    names = (
        each.name or each.callback.__name__ for each in app.registered_commands if each.callback
    )
    groups = {each.name for each in app.registered_groups if isinstance(each.name, str)}
    return {name.rstrip("_") for name in names} | groups


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    for name, each in Settings.model_fields.items():
        variable = f"CANBO_{name.upper()}"
        assert f"`{variable}`" in README, variable
        if isinstance(each.default, str | int):
            row = next(line for line in README.splitlines() if f"`{variable}`" in line)
            assert str(each.default) in row, variable


def test_every_command_is_in_the_readme_and_every_one_there_exists() -> None:
    listed = README.split("## Commands")[1].split("Each has")[0]
    named = set(re.findall(r"`(?:canbo )?([a-z-]+)[^`]*`", listed))
    assert named == _commands()


def test_the_places_the_readme_points_to_exist() -> None:
    for place in re.findall(r"\]\(([\w./-]+)\)", README):
        assert (ROOT / place).exists(), place
    for place in re.findall(r"`((?:graph|cypher)/[\w./]*)`", README):
        assert (ROOT / place).exists(), place


def test_every_make_target_the_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    documents = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", documents, re.MULTILINE))
    assert {"demo", "test", "check", "bench"} <= named
    assert named <= targets


def test_ci_runs_the_readmes_own_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text()
    assert "make test" in README
