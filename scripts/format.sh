#!/bin/sh
# Lays out the Python and the Cypher as `make check` wants them.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/ruff format .
.venv/bin/python -m tools.cypher_lint
