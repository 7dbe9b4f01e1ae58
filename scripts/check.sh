#!/bin/sh
# What can be said without a database; `make setup-dev` comes first.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin

step() {
    echo "check: $*"
    "$@"
}

step "$bin/ruff" format --check .
step "$bin/ruff" check .
step "$bin/mypy" graph api cypher viz tests tools scripts
step "$bin/lint-imports"
step "$bin/python" -m pytest -q tests/cypher/test_t0_static.py tests/cypher/test_t1_lint.py
