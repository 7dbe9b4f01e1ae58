"""Resolve the embedded engine afresh and write its lock: which jars, with size and sha256.

Run it after changing EMBEDDED_VERSION; takes about a minute and 126 MB in the Maven cache.
"""

import hashlib
import json
from pathlib import Path

import jgo
from jgo.maven import Artifact

from graph import engine

COORDINATES = (
    f"org.neo4j:neo4j:{engine.EMBEDDED_VERSION}"
    f"+org.neo4j.app:neo4j-server:{engine.EMBEDDED_VERSION}"
)
LOCK = Path(engine.__file__).with_name("lock.json")


def describe(artifact: Artifact) -> dict[str, str | int]:
    """One line of the lock."""
    path = artifact.resolve()
    content = path.read_bytes()
    line: dict[str, str | int] = {
        "group": artifact.groupId,
        "artifact": artifact.artifactId,
        "version": artifact.version,
    }
    if artifact.classifier:
        line["classifier"] = artifact.classifier
    line["file"] = path.name
    line["sha256"] = hashlib.sha256(content).hexdigest()
    line["size"] = len(content)
    return line


def main() -> None:
    """Write the lock, one jar a line, sorted by file."""
    lines = sorted(map(describe, jgo.resolve(COORDINATES)), key=lambda line: str(line["file"]))
    if len({line["file"] for line in lines}) != len(lines):
        # They share one folder, so two of one name would overwrite each other.
        message = "two jars have the same file name"
        raise SystemExit(message)
    body = ",\n".join(json.dumps(line) for line in lines)
    LOCK.write_text(f"[\n{body}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
