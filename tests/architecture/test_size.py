"""A module fits a screen or two; a function fits one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAX_MODULE, MAX_FUNCTION = 250, 30
TABLES = {
    "graph/vocabulary.py": "the one table of kinds, read top to bottom",
}
"""Modules that may be longer, and why."""

PACKAGES = ("api", "graph", "tools", "viz")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            start = first.end_lineno if told and first.end_lineno else node.body[0].lineno - 1
            yield node.name, (node.end_lineno or 0) - start


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_is_short(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= MAX_MODULE or name in TABLES, f"{lines} lines"
    long = [
        f"{function}: {length}" for function, length in _functions(path) if length > MAX_FUNCTION
    ]
    assert not long
    assert name not in TABLES or lines > MAX_MODULE, "no longer needs its exemption"
