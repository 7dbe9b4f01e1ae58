"""Query text stays out of Python: what the modules of `graph` say, looked at as syntax trees."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from graph.store.header import VERBS
from tools.rules import Problem

RUNNER = "graph/store/runner.py"

_STATEMENT_NAME = re.compile(rf"[a-z][a-z0-9_]*\.(?:{'|'.join(VERBS)})_[a-z0-9_]+")
_CYPHER = re.compile(
    r"""
    \b(?:MATCH|MERGE|CREATE)\s*\(
    | \bUNWIND\s+[$\[\w]
    | \bDETACH\s+DELETE\b
    | ^\s*(?:CREATE|DROP|SHOW)\s+(?:\w+\s+)?(?:CONSTRAINTS?|INDEX(?:ES)?)\b
    | ^\s*CALL\s+(?:db|dbms|tx)\.
    | ^\s*(?:RETURN|EXPLAIN|PROFILE)\s+[$\w(]
    """,
    re.VERBOSE | re.MULTILINE,
)
_RUNS = {"execute_query", "run"}
_OTHER_RUNS = {"asyncio", "subprocess"}
_DRIVER_USERS = ("graph/store/", "graph/engine")


def modules(root: Path) -> Iterator[tuple[str, ast.Module]]:
    """Every module of `graph` below the project's root, by its path."""
    for path in sorted((root / "graph").rglob("*.py")):
        place = path.relative_to(root).as_posix()
        yield place, ast.parse(path.read_text(encoding="utf-8"), place)


def statement_names(root: Path) -> dict[str, str]:
    """Every statement name written out in a module, with the module that names it."""
    return {
        node.value: place
        for place, tree in modules(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _STATEMENT_NAME.fullmatch(node.value)
    }


def query_text(root: Path) -> list[Problem]:
    """Every place where a module writes query text, changes a statement's, or runs one itself."""
    return [
        Problem(rule, place, f"line {line}: {message}")
        for place, tree in modules(root)
        for rule, line, message in _breaches(place, tree)
    ]


def _breaches(place: str, tree: ast.Module) -> Iterator[tuple[str, int, str]]:
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in docs and _CYPHER.search(node.value):
                yield "query-text", node.lineno, "query text belongs in cypher/queries"
        elif _may_not_run(place) and isinstance(node, ast.Call) and _runs(node.func):
            yield "run", node.lineno, f"only {RUNNER} runs a statement"
        elif isinstance(node, ast.expr) and any(map(_is_text, _built_from(node))):
            yield "built-text", node.lineno, "a statement's text is used as it is written"


def _may_not_run(place: str) -> bool:
    """Whether a module can reach the driver (the import contracts say which) and is no runner."""
    return place != RUNNER and place.startswith(_DRIVER_USERS)


def _runs(called: ast.expr) -> bool:
    """Whether this is `something.run`, and not the run of another library."""
    if not isinstance(called, ast.Attribute) or called.attr not in _RUNS:
        return False
    return not (isinstance(called.value, ast.Name) and called.value.id in _OTHER_RUNS)


def _built_from(node: ast.AST) -> list[ast.expr]:
    """What a new string is made of here, if one is."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return [left, right]
        case ast.FormattedValue(value=value):
            return [value]
        case ast.Call(func=ast.Attribute(attr="format" | "replace" | "join", value=value)):
            return [value, *node.args]
        case _:
            return []


def _is_text(node: ast.expr) -> bool:
    """Whether this is a statement's text: `statement.text`, or any `….statement.text`."""
    match node:
        case ast.Attribute(attr="text", value=ast.Name(id=owner) | ast.Attribute(attr=owner)):
            return owner == "statement"
        case _:
            return False
