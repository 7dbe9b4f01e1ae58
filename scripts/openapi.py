"""Writes the OpenAPI document anew: `make openapi`; no database is needed."""

import json
import sys
from pathlib import Path

from neo4j import GraphDatabase

from api.access import Access
from api.main import create_app
from graph.settings import Settings
from graph.store import Store

DOCUMENT = Path(__file__).parents[1] / "docs" / "openapi.json"


def text() -> str:
    """The document as it is committed."""
    with GraphDatabase.driver("bolt://127.0.0.1:1") as nowhere:
        app = create_app(Store(nowhere), Access("none"), Settings())
        return json.dumps(app.openapi(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(text(), encoding="utf-8")
    sys.stdout.write("docs/openapi.json is written.\n")
